import { bareInserts } from './support/bare-insert.ts';
import type { Bench } from './support/bench.ts';
import { load } from './support/load.ts';
import { openStage } from './support/stage.ts';
import { makeTraffic } from './support/traffic.ts';

/** Events of one request, and connections that send at once. */
const BATCH = 100;
const CONNECTIONS = 16;

/** Requests that are made before the measurement, and sent again with new message ids. */
const PREPARED = 200;

/** Acknowledged events a second, with one connector and with more on the same database. */
export const ingest: Bench = async ({ seconds }, report) => {
  const traffic = makeTraffic();
  const bare = await bareInserts(traffic, seconds);
  for (const replicas of [1, 2, 4]) {
    const stage = await openStage({ replicas });
    try {
      const bodies = Array.from({ length: PREPARED }, () => traffic.batch(BATCH));
      let turn = 0;
      const { requests } = await load(
        () => {
          turn += 1;
          const connector = stage.connectors[turn % replicas] ?? stage.connector;
          const body = bodies[turn % PREPARED] ?? '';
          // The first sixteen digits of a message id tell the round: no event is sent twice.
          const round = Math.floor(turn / PREPARED)
            .toString(16)
            .padStart(8, '0');
          return {
            url: `${connector.url}/v1/batch`,
            method: 'POST',
            headers: stage.headers,
            body: body.replaceAll(/"messageId":"[0-9a-f]{8}/g, `"messageId":"${round}`),
          };
        },
        { connections: CONNECTIONS, seconds, warmUp: 2 },
      );
      const rate = (requests * BATCH) / seconds;
      report({
        bench: 'ingest',
        case: replicas === 1 ? 'one connector' : `${replicas} connectors`,
        ratio: rate / bare,
        goal: '>= 0.5',
        figures: { events_per_s: rate, bare_rows_per_s: bare },
      });
    } finally {
      await stage.close();
    }
  }
};
