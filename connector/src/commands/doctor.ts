import { createPool } from '../database/index.ts';
import { examine, type Finding, fine, formatFindings, wrong } from '../doctor/index.ts';
import { type LoadedSettings, loadSettings, SettingsError } from '../settings/index.ts';
import { createLogger } from '../shared/logger.ts';
import { type CommandDatabase, joinDatabase } from './database.ts';

/** Connections that the checks share. */
const POOL_SIZE = 3;

/** `cdp-connector doctor`: says what is wrong and what to do; exit code 1 if anything is. */
export async function doctorCommand(options: { config?: string; json?: boolean }): Promise<void> {
  const findings = await diagnose(options.config);
  console.log(options.json ? JSON.stringify({ findings }, null, 2) : formatFindings(findings));
  process.exitCode = findings.every(({ ok }) => ok) ? 0 : 1;
}

async function diagnose(config: string | undefined): Promise<Finding[]> {
  try {
    const loaded = await loadSettings(process.env, config);
    return [...judgeSettings(loaded), ...(await examineAll(loaded))];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return error.problems.map(({ where, message }) => wrong('settings', where, message));
  }
}

function judgeSettings({ file, warnings }: LoadedSettings): Finding[] {
  return [
    fine('settings', `The environment is valid; configuration file: ${file ?? 'none'}.`),
    ...warnings.map(({ where, message }) => wrong('settings', where, message)),
  ];
}

async function examineAll({ settings, configuration }: LoadedSettings): Promise<Finding[]> {
  const logger = createLogger('silent');
  let database: CommandDatabase;
  try {
    database = await joinDatabase(settings, logger);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [
      wrong('database', 'The embedded PostgreSQL cannot be started.', reason),
      ...(await examine({ settings, configuration, pool: undefined })),
    ];
  }
  const pool = createPool({
    url: database.url,
    size: POOL_SIZE,
    applicationName: 'cdp-connector-doctor',
    logger,
  });
  try {
    return await examine({ settings, configuration, pool });
  } finally {
    await pool.end();
    await database.stop();
  }
}
