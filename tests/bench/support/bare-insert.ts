import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { createDatabase } from '../../support/database.ts';
import type { Traffic } from './traffic.ts';

/** Rows of one insert, as the comparison is defined. */
const ROWS = 500;

/**
 * The comparison of what writes events: a bare loop of 500-row inserts of the same JSON into one
 * table with a primary key, on the same server.
 *
 * @returns rows a second
 */
export async function bareInserts(traffic: Traffic, seconds: number): Promise<number> {
  const database = await createDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    await client.query('create table bare (id bigint primary key, event jsonb not null)');
    // What the loop inserts is made before: making it is no part of the comparison.
    const batches = Array.from({ length: 20 }, () =>
      Array.from({ length: ROWS }, () => JSON.stringify(traffic.next())),
    );
    let id = 0;
    let rows = 0;
    const begin = performance.now();
    for (let turn = 0; performance.now() - begin < seconds * 1000; turn += 1) {
      const events = batches[turn % batches.length] ?? [];
      await client.query({
        name: 'bare',
        text: 'insert into bare select * from unnest($1::bigint[], $2::jsonb[])',
        values: [events.map(() => ++id), events],
      });
      rows += events.length;
    }
    return rows / ((performance.now() - begin) / 1000);
  } finally {
    await client.end();
    await database.drop();
  }
}
