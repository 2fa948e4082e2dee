import { createPool, migrate, pingDatabase, waitForDatabase } from '../database/index.ts';
import { installJobs } from '../jobs/index.ts';
import { loadSettings } from '../settings/index.ts';
import { createLogger } from '../shared/logger.ts';
import { joinDatabase } from './database.ts';
import { explainEnd } from './failure.ts';

/** Milliseconds that the database may take to appear. */
const PATIENCE = 60_000;

/** `cdp-connector migrate`: brings the database up to date, and ends. */
export async function migrateCommand({ config }: { config?: string }): Promise<void> {
  try {
    await run(config);
  } catch (error) {
    process.exitCode = explainEnd(error);
  }
}

async function run(config: string | undefined): Promise<void> {
  const { settings } = await loadSettings(process.env, config);
  const logger = createLogger(settings.logLevel);
  const database = await joinDatabase(settings, logger);
  try {
    const pool = createPool({
      url: database.url,
      size: 1,
      applicationName: 'cdp-connector-migrate',
      logger,
    });
    await waitForDatabase(pool, logger, AbortSignal.timeout(PATIENCE))
      .catch(() => pingDatabase(pool))
      .finally(() => pool.end());
    const applied = await migrate(database.url);
    await installJobs(database.url);
    console.log(
      applied.length > 0
        ? `Applied ${applied.join(', ')}. The database is up to date.`
        : 'The database is up to date.',
    );
  } finally {
    await database.stop();
  }
}
