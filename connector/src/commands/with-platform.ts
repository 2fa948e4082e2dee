import { createPlatform } from '../connector.ts';
import { migrate } from '../database/index.ts';
import type { Platform } from '../platform.ts';
import { loadSettings } from '../settings/index.ts';
import { createLogger } from '../shared/logger.ts';
import { joinDatabase } from './database.ts';

/**
 * Does the work of a command that needs what domains are handed, with or without a connector that
 * runs beside. The database is brought up to date first; jobs are not started, and the log is silent.
 */
export async function withPlatform<Result>(
  config: string | undefined,
  work: (platform: Platform) => Promise<Result>,
): Promise<Result> {
  const { settings, configuration } = await loadSettings(process.env, config);
  const logger = createLogger('silent');
  const server = await joinDatabase(settings, logger);
  try {
    await migrate(server.url);
    const { platform, close } = createPlatform({
      settings,
      configuration,
      logger,
      databaseUrl: server.url,
    });
    try {
      return await work(platform);
    } finally {
      await close();
    }
  } finally {
    await server.stop();
  }
}
