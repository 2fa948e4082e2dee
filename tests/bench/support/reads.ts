import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { createDatabase } from '../../support/database.ts';
import type { Row } from './bench.ts';
import { type LoadRequest, load, send } from './load.ts';
import { backlog, type Stage } from './stage.ts';
import { startBareServer } from './start-bare-server.ts';
import { makeTraffic } from './traffic.ts';

const CONNECTIONS = 16;

/** Customers who are asked for, and events in a row of each: enough for traits and orders. */
const VISITORS = 2_000;
const BATCHES = 200;
const BATCH = 100;

/** What is read, and for how long. */
type Comparison = { bench: string; path: string; customers: readonly string[]; seconds: number };

/** Makes profiles. @returns the user ids that they have */
export async function makeCustomers(stage: Stage): Promise<string[]> {
  const traffic = makeTraffic({ visitors: VISITORS });
  const { connector, headers } = stage;
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const body = traffic.batch(BATCH);
    await send({ url: `${connector.url}/v1/batch`, method: 'POST', headers, body });
  }
  while ((await backlog(stage)) > 0) await delay(100);
  const { rows } = await stage.pool.query<{ value: string }>(
    `select value from cdp.identifiers where type = 'user_id' order by md5(value)`,
  );
  return rows.map(({ value }) => value);
}

/**
 * Reads of a route a second, each by the identifier of another customer, against rows of the same size
 * by their primary key through a bare server.
 *
 * @param path of the route
 * @param customers user ids
 */
export async function compareReads(
  { connector, headers }: Stage,
  { bench, path, customers, seconds }: Comparison,
): Promise<Row> {
  const next = (turn: number) => ({
    url: `${connector.url}${path}?type=user_id&value=${customers[turn % customers.length]}`,
    method: 'GET',
    headers,
  });
  const database = await createDatabase();
  try {
    await fillBare(database.url, await send(next(0)));
    const server = await startBareServer(database.url);
    try {
      const measure = async (request: (turn: number) => LoadRequest) => {
        let turn = 0;
        const settings = { connections: CONNECTIONS, seconds };
        const { requests } = await load(() => request(turn++), settings);
        return requests / seconds;
      };
      const bare = await measure((turn) => ({
        url: `${server.url}/rows/${turn % VISITORS}`,
        method: 'GET',
      }));
      const ours = await measure(next);
      return {
        bench,
        case: `${CONNECTIONS} connections`,
        ratio: ours / bare,
        goal: '>= 0.5',
        figures: { reads_per_s: ours, bare_reads_per_s: bare },
      };
    } finally {
      await server.stop();
    }
  } finally {
    await database.drop();
  }
}

async function fillBare(url: string, answer: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('create table bare (id bigint primary key, answer jsonb not null)');
    await client.query('insert into bare select id, $1 from generate_series(0, $2::bigint) as id', [
      answer,
      VISITORS,
    ]);
    await client.query('vacuum analyze bare');
  } finally {
    await client.end();
  }
}
