import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { EventView } from 'strapi-cdp-config';
import { type Connector, startConnector } from './connector.ts';
import { createDatabase } from './database.ts';
import { type ClientProxy, startProxy } from './proxy.ts';
import { eventually } from './wait.ts';

export const SERVER_KEY = 'server-write-key-of-the-till';
export const BROWSER_KEY = 'browser-write-key-of-the-shop';

export const DAY = 24 * 60 * 60 * 1000;

/** A connector for tracking, with nothing else around it but a proxy to get in trouble. */
export type Tracked = {
  connector: Connector;
  /** What clients are pointed at. */
  proxy: ClientProxy;
  pool: pg.Pool;
  /** Waits until nothing is left to process, and reads how often each of these names happened. */
  counts(names: readonly string[]): Promise<Record<string, number>>;
  /** Reads the timeline of the one profile with this identifier, oldest first, once it has so many. */
  timeline(identifier: string, least?: number): Promise<EventView[]>;
  /** Reads the traits of the one profile with this identifier. */
  traits(identifier: string): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
};

/** Starts a connector whose Strapi is away: it receives all the same. */
export async function startTracked(env: Record<string, string> = {}): Promise<Tracked> {
  const database = await createDatabase();
  const connector = await startConnector({
    databaseUrl: database.url,
    strapiUrl: 'http://127.0.0.1:9',
    secret: randomUUID() + randomUUID(),
    configuration: {
      sources: [
        { key: 'till', name: 'Till', kind: 'server', writeKey: SERVER_KEY },
        { key: 'shop', name: 'Shop', kind: 'browser', writeKey: BROWSER_KEY },
      ],
    },
    env,
  });
  const proxy = await startProxy(connector.url);
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });

  const settled = () => eventually(async () => assert.equal((await connector.status()).backlog, 0));
  const profile = (identifier: string) =>
    eventually(async () => {
      await settled();
      const { items } = await connector.management(
        'GET',
        `/profiles?query=${encodeURIComponent(identifier)}`,
      );
      assert.equal(items.length, 1, `profiles of ${identifier}`);
      return connector.management('GET', `/profiles/${items[0].id}`);
    });

  return {
    connector,
    proxy,
    pool,
    async counts(names) {
      await settled();
      const { rows } = await pool.query(
        'select name, count(*)::int as times from cdp.events where name = any($1) group by 1 order by 1',
        [names],
      );
      return Object.fromEntries(rows.map(({ name, times }) => [name, times]));
    },
    timeline: (identifier, least = 1) =>
      eventually(async () => {
        const { id } = await profile(identifier);
        const { items } = await connector.management('GET', `/profiles/${id}/events?limit=100`);
        assert.ok(items.length >= least, `${items.length} events of ${identifier}`);
        return items.reverse();
      }),
    async traits(identifier) {
      const { traits } = await profile(identifier);
      return Object.fromEntries(
        traits.map(({ name, value }: { name: string; value: unknown }) => [name, value]),
      );
    },
    async stop() {
      await pool.end();
      await proxy.stop();
      await connector.stop();
      await database.drop();
    },
  };
}

/** Waits until each of these happened, and asserts that none happened twice. */
export async function assertOnceEach(tracked: Tracked, names: readonly string[]): Promise<void> {
  const expected = Object.fromEntries([...names].sort().map((name) => [name, 1]));
  await eventually(async () => assert.deepEqual(await tracked.counts(names), expected), {
    timeout: 20_000,
    interval: 100,
  });
}

/** Asserts that an event of a clock that is off by days is told by ours. */
export function assertClockCorrected({ timestamp, receivedAt }: EventView): void {
  const age = Date.parse(receivedAt) - Date.parse(timestamp);
  assert.ok(age >= 0 && age < 60_000, `${age} ms before its arrival`);
}
