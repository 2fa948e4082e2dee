import { resolve } from 'node:path';
import type { Logger } from 'pino';
import { findRunningDatabase, startEmbeddedDatabase } from '../database/embedded.ts';
import type { Settings } from '../settings/index.ts';

/** Name of the connector's database on the embedded server. */
const DATABASE = 'cdp';

/** The database of a command, and the way to let go of it. */
export interface CommandDatabase {
  /** Connection string; holds the password. */
  url: string;
  /** Resolves when an embedded server ended by itself; never for a server of someone else. */
  lost: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Uses the server of CDP_DATABASE_URL, or starts the embedded one.
 *
 * @throws EmbeddedDatabaseError with a sentence that says what to do
 */
export async function openDatabase(settings: Settings, logger: Logger): Promise<CommandDatabase> {
  if (settings.databaseUrl) return borrowed(settings.databaseUrl);
  const dataDirectory = resolve(settings.dataDirectory);
  logger.info({ dataDirectory }, 'Starting the embedded PostgreSQL.');
  const server = await startEmbeddedDatabase({
    dataDirectory,
    port: settings.dataPort,
    databases: [DATABASE],
    onLog: (line) => logger.debug({ part: 'postgres' }, line),
  });
  return {
    url: server.url(DATABASE),
    lost: server.ended.then(() => undefined),
    stop: () => server.stop(),
  };
}

/** As {@link openDatabase}, beside a connector that may be running: its embedded server is shared. */
export async function joinDatabase(settings: Settings, logger: Logger): Promise<CommandDatabase> {
  const url = settings.databaseUrl ?? (await findRunningDatabase(settings.dataDirectory, DATABASE));
  return url ? borrowed(url) : openDatabase(settings, logger);
}

function borrowed(url: string): CommandDatabase {
  return { url, lost: new Promise(() => undefined), stop: async () => undefined };
}
