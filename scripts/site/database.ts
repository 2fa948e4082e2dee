import { join } from 'node:path';
import {
  type EmbeddedDatabase,
  startEmbeddedDatabase,
} from '../../connector/src/database/embedded.ts';
import { stateDirectory } from '../root.ts';
import type { Databases } from './services.ts';

/** Databases for the site, and the server of our own behind them, if any. */
export type SiteDatabases = { databases: Databases; embedded: EmbeddedDatabase | undefined };

/** Variables by which Strapi is told of a database of its own. */
const strapiVariables = ['DATABASE_URL', 'DATABASE_HOST', 'DATABASE_NAME'];

/**
 * Starts the embedded PostgreSQL for those parts that the environment gives no database: Strapi
 * and the connector may each be pointed elsewhere.
 *
 * @param env DATABASE_*, CDP_DATABASE_URL, CDP_DATA_DIRECTORY, CDP_DATA_PORT
 * @throws EmbeddedDatabaseError with a sentence that says what to do
 */
export async function startDatabases(
  env: NodeJS.ProcessEnv,
  onLog: (line: string) => void,
): Promise<SiteDatabases> {
  const strapiHasOne = strapiVariables.some((name) => env[name]);
  const connectorHasOne = Boolean(env.CDP_DATABASE_URL);
  if (strapiHasOne && connectorHasOne) {
    return { databases: { strapi: undefined, connector: undefined }, embedded: undefined };
  }
  const embedded = await startEmbeddedDatabase({
    dataDirectory: env.CDP_DATA_DIRECTORY || join(stateDirectory, 'postgres'),
    port: Number(env.CDP_DATA_PORT || 54_329),
    databases: ['strapi', 'cdp'],
    onLog,
  });
  return {
    databases: {
      strapi: strapiHasOne ? undefined : embedded.url('strapi'),
      connector: connectorHasOne ? undefined : embedded.url('cdp'),
    },
    embedded,
  };
}
