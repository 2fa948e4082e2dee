import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { createDatabase } from '../support/database.ts';
import type { Bench } from './support/bench.ts';
import { load, send } from './support/load.ts';
import { backlog, openStage, type Stage } from './support/stage.ts';
import { startBareServer } from './support/start-bare-server.ts';
import { makeTraffic } from './support/traffic.ts';

const CONNECTIONS = 16;

/** Customers who are asked for, and events in a row of each: enough for traits and orders. */
const VISITORS = 2_000;
const BATCHES = 200;
const BATCH = 100;

/** Profiles read by an identifier a second, against rows of the same size by their primary key. */
export const profileRead: Bench = async ({ seconds }, report) => {
  const database = await createDatabase();
  const stage = await openStage();
  try {
    const identifiers = await fill(stage);
    const profileOf = (turn: number) => ({
      url: `${stage.connector.url}/v1/profile?type=user_id&value=${identifiers[turn % identifiers.length]}`,
      method: 'GET',
      headers: stage.headers,
    });
    await fillBare(database.url, await send(profileOf(0)));
    const server = await startBareServer(database.url);
    try {
      const measure = async (next: (turn: number) => { url: string; method: string }) => {
        let turn = 0;
        const { requests } = await load(() => next(turn++), { connections: CONNECTIONS, seconds });
        return requests / seconds;
      };
      const bare = await measure((turn) => ({
        url: `${server.url}/rows/${turn % VISITORS}`,
        method: 'GET',
      }));
      const ours = await measure(profileOf);
      report({
        bench: 'profile-read',
        case: `${CONNECTIONS} connections`,
        ratio: ours / bare,
        goal: '>= 0.5',
        figures: { reads_per_s: ours, bare_reads_per_s: bare },
      });
    } finally {
      await server.stop();
    }
  } finally {
    await stage.close();
    await database.drop();
  }
};

/** Makes profiles. @returns the user ids that they have */
async function fill(stage: Stage): Promise<string[]> {
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

async function fillBare(url: string, profile: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('create table bare (id bigint primary key, profile jsonb not null)');
    await client.query('insert into bare select id, $1 from generate_series(0, $2::bigint) as id', [
      profile,
      VISITORS,
    ]);
    await client.query('vacuum analyze bare');
  } finally {
    await client.end();
  }
}
