import type { Kysely } from 'kysely';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { Configuration } from 'strapi-cdp-config';
import type { Database } from './database/index.ts';
import type { Jobs } from './jobs/index.ts';
import type { Settings } from './settings/index.ts';
import type { StrapiClient } from './strapi/index.ts';

/** What every domain of the connector is handed. */
export interface Platform {
  /** The checked environment. */
  settings: Settings;
  /** The checked configuration file. */
  configuration: Configuration;
  /** Typed SQL; the schema `cdp` is implied. */
  database: Kysely<Database>;
  /** For COPY, LISTEN and hand-tuned statements. Write `cdp.` before the names of tables. */
  pool: Pool;
  jobs: Jobs;
  strapi: StrapiClient;
  logger: Logger;
  /** One registry per process; nothing registers with prom-client's global one. */
  metrics: Registry;
  /** The present. Tests move it. */
  clock: () => Date;
}
