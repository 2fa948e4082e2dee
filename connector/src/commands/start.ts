import type { Logger } from 'pino';
import { type Connector, startConnector } from '../connector.ts';
import { loadSettings } from '../settings/index.ts';
import { boundMemory } from '../shared/bound-memory.ts';
import { createLogger } from '../shared/logger.ts';
import { type CommandDatabase, openDatabase } from './database.ts';
import { explainEnd } from './failure.ts';

/** Seconds that the end may take beyond the grace time before the process gives up on it. */
const LAST_RESORT = 15;

/** `cdp-connector start`: runs until a signal ends it. */
export async function startCommand({ config }: { config?: string }): Promise<void> {
  try {
    await run(config);
  } catch (error) {
    process.exit(explainEnd(error));
  }
}

async function run(config: string | undefined): Promise<void> {
  boundMemory();
  const { warnings, file, settings, configuration } = await loadSettings(process.env, config);
  const logger = createLogger(settings.logLevel);
  for (const { where, message } of warnings) logger.warn({ variable: where }, message);
  logger.info({ file: file ?? 'none' }, 'Configuration read.');
  endOnFault(logger);

  const signalled = firstSignal(logger);
  const database = await openDatabase(settings, logger);
  const connector = await startConnector({
    settings,
    configuration,
    logger,
    databaseUrl: database.url,
  }).catch(async (error) => {
    await database.stop();
    throw error;
  });
  const reason = await Promise.race([
    signalled.then((signal) => ({ signal, error: undefined })),
    connector.ready.then(() => new Promise<never>(() => undefined)).catch((error) => ({ error })),
    database.lost.then(() => ({ error: new Error('The embedded PostgreSQL ended by itself.') })),
  ]);
  await end(connector, database, settings.shutdownGrace, logger);
  if (reason.error) throw reason.error;
  process.exit(0);
}

async function end(
  connector: Connector,
  database: CommandDatabase,
  grace: number,
  logger: Logger,
): Promise<void> {
  const timer = setTimeout(
    () => {
      logger.fatal('The end took too long; giving up on it. Jobs are taken up by the next start.');
      process.exit(1);
    },
    (grace + LAST_RESORT) * 1000,
  );
  await connector.stop();
  await database.stop();
  clearTimeout(timer);
}

/** Resolves with the first signal to end; a second one ends the process on the spot. */
function firstSignal(logger: Logger): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let signalled = false;
    for (const name of ['SIGTERM', 'SIGINT'] as const) {
      process.on(name, () => {
        if (signalled) {
          logger.fatal({ signal: name }, 'Ending at once.');
          process.exit(1);
        }
        signalled = true;
        logger.info({ signal: name }, 'Ending; send the signal again to end at once.');
        resolve(name);
      });
    }
  });
}

/** A fault that nobody expected leaves the process in an unknown state: end, and start afresh. */
function endOnFault(logger: Logger): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      logger.fatal({ err: error }, `Ending because of a fault (${event}).`);
      process.exit(1);
    });
  }
}
