import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Configuration } from 'strapi-cdp-config';
import { createDatabase } from './database/index.ts';
import { createDefinitions } from './definitions/index.ts';
import { createDomains } from './domains.ts';
import { createJobs } from './jobs/index.ts';
import type { Platform } from './platform.ts';
import { createReadiness, type StartUpProgress } from './readiness.ts';
import { buildServer, statusRoutes } from './server/index.ts';
import type { Settings } from './settings/index.ts';
import { VERSION } from './shared/version.ts';
import { persistence, startUp } from './start-up.ts';
import { createStrapiClient } from './strapi/index.ts';

/** Milliseconds between two measurements of the event loop, each of which wakes an idle process. */
const DELAY_PRECISION = 100;

/** What a connector is started with. */
export interface ConnectorOptions {
  settings: Settings;
  configuration: Configuration;
  logger: Logger;
  /** Connection string of the database. */
  databaseUrl: string;
}

/** A connector that listens. */
export interface Connector {
  /** Where it listens, such as `http://127.0.0.1:4100`. */
  address: string;
  /** Resolves when everything is up; rejects when that is beyond waiting. */
  ready: Promise<void>;
  /** Ends gracefully: accepts nothing more, finishes or hands back what it holds, disconnects. */
  stop(): Promise<void>;
}

/**
 * Composes and starts a connector. It listens at once, so that it can be asked how it is doing; the
 * rest follows when the database is there.
 *
 * @throws when it cannot listen
 */
export async function startConnector(options: ConnectorOptions): Promise<Connector> {
  const { settings, logger, databaseUrl } = options;
  const { platform, close } = createPlatform(options);
  const definitions = createDefinitions(platform);
  const domains = createDomains(platform, definitions);
  const ending = new AbortController();
  const progress: StartUpProgress = { migrated: false, started: false };

  const server = await buildServer(platform, {
    readiness: createReadiness(platform, progress),
    started: () => progress.started,
    open: domains.openRoutes,
    management: [
      statusRoutes(platform, definitions, domains.activity),
      ...domains.managementRoutes,
    ],
  });
  const address = await listen(server, settings).catch(async (error) => {
    await close();
    throw error;
  });
  logger.info({ address, version: VERSION }, 'The connector listens.');

  const bringUp = async () => {
    const persist = persistence(platform, ending.signal);
    const migrated = () => {
      progress.migrated = true;
    };
    await persist(() => startUp(platform, databaseUrl, migrated));
    await persist(() => definitions.start());
    await domains.start(persist);
    progress.started = true;
    logger.info('The connector is ready.');
  };
  const ready = bringUp();
  ready.catch(() => undefined);

  return {
    address,
    ready,
    async stop() {
      ending.abort(new Error('The connector is stopping.'));
      await ready.catch(() => undefined);
      await closeServer(server, settings.shutdownGrace);
      await Promise.all([domains.stop(), platform.jobs.stop()]);
      await definitions.stop();
      await close();
      logger.info('The connector has stopped.');
    },
  };
}

/** Makes what every domain is handed. Nothing is connected yet. */
export function createPlatform({
  settings,
  configuration,
  logger,
  databaseUrl: url,
}: ConnectorOptions): {
  platform: Platform;
  close: () => Promise<void>;
} {
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics, eventLoopMonitoringPrecision: DELAY_PRECISION });
  const { pool, database, close } = createDatabase({
    url,
    size: settings.databasePoolSize,
    applicationName: 'cdp-connector',
    logger,
  });
  const jobs = createJobs({ url, settings, logger, metrics });
  const strapi = createStrapiClient(settings);
  const clock = () => new Date();
  return {
    platform: { settings, configuration, database, pool, jobs, strapi, logger, metrics, clock },
    close,
  };
}

/** Ends the server once every request is answered, or after the grace time in any case. */
async function closeServer(server: FastifyInstance, grace: number): Promise<void> {
  const timer = setTimeout(() => server.server.closeAllConnections(), grace * 1000);
  await server.close();
  clearTimeout(timer);
}

async function listen(server: FastifyInstance, { host, port }: Settings): Promise<string> {
  try {
    return await server.listen({ host, port });
  } catch (cause) {
    await server.close();
    throw new ListenError(describeListenFailure(cause, host, port), { cause });
  }
}

/** The connector cannot listen; the message says what to do. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

function describeListenFailure(error: unknown, host: string, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is taken. Stop the program that uses it, or set CDP_PORT to another port.`;
  }
  if (code === 'EACCES') {
    return `Port ${port} may not be used by this account. Set CDP_PORT to a port above 1023.`;
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `This machine has no address ${host}. Set CDP_HOST to one that it has, such as 127.0.0.1.`;
  }
  return `The connector cannot listen on ${host}:${port}: ${error instanceof Error ? error.message : error}`;
}
