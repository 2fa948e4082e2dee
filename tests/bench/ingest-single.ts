import { createDatabase } from '../support/database.ts';
import type { Bench } from './support/bench.ts';
import { load } from './support/load.ts';
import { openStage } from './support/stage.ts';
import { startBareServer } from './support/start-bare-server.ts';
import { makeTraffic } from './support/traffic.ts';

const CONNECTIONS = 64;

/** Acknowledged requests of one event a second, against a route that parses and answers. */
export const ingestSingle: Bench = async ({ seconds }, report) => {
  const traffic = makeTraffic();
  const database = await createDatabase();
  const server = await startBareServer(database.url);
  const stage = await openStage();
  try {
    const to = (urlOf: (type: unknown) => string) => () => {
      const event = traffic.next();
      const { headers } = stage;
      return { url: urlOf(event.type), method: 'POST', headers, body: JSON.stringify(event) };
    };
    const bare = await load(
      to(() => `${server.url}/json`),
      { connections: CONNECTIONS, seconds },
    );
    const ours = await load(
      to((type) => `${stage.connector.url}/v1/${type}`),
      {
        connections: CONNECTIONS,
        seconds,
      },
    );
    report({
      bench: 'ingest-single',
      case: `${CONNECTIONS} connections`,
      ratio: ours.requests / bare.requests,
      goal: '>= 0.4',
      figures: {
        requests_per_s: ours.requests / seconds,
        bare_requests_per_s: bare.requests / seconds,
      },
    });
  } finally {
    await stage.close();
    await server.stop();
    await database.drop();
  }
};
