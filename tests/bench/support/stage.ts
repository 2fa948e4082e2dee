import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import type { ConfigurationInput } from 'strapi-cdp-config';
import shop from '../../../config/cdp.config.ts';
import { freePort } from '../../../scripts/processes/index.ts';
import { generateSecrets } from '../../../scripts/site/secrets.ts';
import { bootStrapi } from '../../support/boot-strapi.ts';
import { type Connector, startConnector } from '../../support/connector.ts';
import { createDatabase, type TestDatabase } from '../../support/database.ts';

const WRITE_KEY = 'bench-server-write-key';

/** A connector on a database of its own, ready to be measured. */
export type Stage = {
  connector: Connector;
  /** All connectors on the database; the first is `connector`. */
  connectors: Connector[];
  pool: pg.Pool;
  /** Headers of the tracking API. */
  headers: Record<string, string>;
  close(): Promise<void>;
};

/**
 * Starts connectors that compute what the film shop does. They work without a Strapi, but for segments:
 * what feeds one is known for certain only from there.
 *
 * @param replicas connectors on the one database
 * @param configuration what they have beside that
 * @param withStrapi starts a Strapi that the (single) connector registers at
 * @param database one that is there and stays; else an empty one, which goes with the stage
 */
export async function openStage({
  replicas = 1,
  configuration = {},
  withStrapi = false,
  database: given,
}: {
  replicas?: number;
  configuration?: ConfigurationInput;
  withStrapi?: boolean;
  database?: Pick<TestDatabase, 'url'>;
} = {}): Promise<Stage> {
  const database = given ? { ...given, drop: async () => undefined } : await createDatabase();
  const secret = randomUUID() + randomUUID();
  const port = await freePort();
  const site = withStrapi ? await openSite(secret, `http://127.0.0.1:${port}`) : undefined;
  const connectors: Connector[] = [];
  for (let replica = 0; replica < replicas; replica += 1) {
    connectors.push(
      await startConnector({
        databaseUrl: database.url,
        strapiUrl: site?.url ?? 'http://127.0.0.1:9',
        secret,
        ...(site && { port }),
        configuration: {
          computedTraits: shop.computedTraits,
          ...configuration,
          sources: [{ key: 'bench', name: 'Bench', kind: 'server', writeKey: WRITE_KEY }],
        },
        env: { CDP_LOG_LEVEL: 'warn', CDP_DEFINITIONS_INTERVAL: '30' },
      }),
    );
  }
  const [connector] = connectors;
  if (!connector) throw new Error('A stage needs a connector.');
  const pool = new pg.Pool({ connectionString: database.url, max: 4 });
  pool.on('error', () => undefined);
  return {
    connector,
    connectors,
    pool,
    headers: {
      authorization: `Basic ${Buffer.from(`${WRITE_KEY}:`).toString('base64')}`,
      'content-type': 'application/json',
    },
    async close() {
      await pool.end();
      await Promise.all(connectors.map((each) => each.stop()));
      await site?.close();
      await database.drop();
    },
  };
}

/** The film shop as a site. */
async function openSite(
  secret: string,
  connectorUrl: string,
): Promise<{ url: string; close(): Promise<void> }> {
  const shopDatabase = await createDatabase({ template: 'film shop' });
  const strapi = await bootStrapi({
    databaseUrl: shopDatabase.url,
    secrets: { ...generateSecrets(), CDP_SECRET: secret },
    connectorUrl,
  });
  return {
    url: strapi.url,
    async close() {
      await strapi.stop();
      await shopDatabase.drop();
    },
  };
}

/** Events that wait in the inbox. */
export async function backlog({ pool }: Pick<Stage, 'pool'>): Promise<number> {
  const { rows } = await pool.query('select count(*)::int as events from cdp.inbox');
  return rows[0].events;
}

/** Resident memory of a process, in MB, and the CPU time that it has used, in seconds. */
export async function usageOf(processId: number): Promise<{ megabytes: number; cpu: number }> {
  const [status, stat] = await Promise.all([
    readFile(`/proc/${processId}/status`, 'utf8'),
    readFile(`/proc/${processId}/stat`, 'utf8'),
  ]);
  const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN);
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // proc(5): utime and stime are fields 14 and 15, in ticks of a hundredth of a second.
  const ticks = Number(fields[11]) + Number(fields[12]);
  return { megabytes: kilobytes / 1024, cpu: ticks / 100 };
}
