import { randomUUID } from 'node:crypto';
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyPluginAsync,
  LogController,
} from 'fastify';
import type { Platform } from '../platform.ts';
import { pathOf, registerErrors } from './errors.ts';
import { type Readiness, registerHealth } from './health.ts';
import { registerMetrics } from './metrics.ts';
import { guardOverload } from './overload.ts';
import { HttpProblem } from './problem.ts';
import { requireSecret } from './secret.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answers even while the connector is starting or overloaded. */
    always?: boolean;
  }
}

/** Request ids of others that are taken over. */
const SANE_ID = /^[\w.:-]{1,128}$/;

/** Seconds that a client is asked to wait while the connector starts. */
const RETRY_AFTER_START = 2;

/** What the server serves besides health and metrics. */
export interface ServerParts {
  readiness: Readiness;
  /** Whether the domains are up. Until then requests get 503 with Retry-After. */
  started: () => boolean;
  /** Open routes, which check write keys by themselves. */
  open: FastifyPluginAsync[];
  /** Routes below `/management`, for the plugin alone: they need the secret. */
  management: FastifyPluginAsync[];
}

/** Builds the HTTP server. It listens once the caller says so. */
export async function buildServer(
  platform: Platform,
  parts: ServerParts,
): Promise<FastifyInstance> {
  const { settings, logger, metrics } = platform;
  const loggerInstance: FastifyBaseLogger = logger.child({ part: 'http' });
  const server = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: ({ headers }) => takeOver(headers['x-request-id']) ?? randomUUID(),
    bodyLimit: settings.bodyLimit,
    requestTimeout: settings.requestTimeout * 1000,
    trustProxy: settings.trustProxy,
    forceCloseConnections: 'idle',
  });

  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  registerErrors(server);
  logRequests(server);
  guardOverload(server, settings, metrics);
  server.addHook('onRequest', async (request) => {
    if (parts.started() || request.routeOptions.config.always) return;
    throw new HttpProblem(503, 'starting', 'The connector is starting; try again soon.', {
      retryAfter: RETRY_AFTER_START,
    });
  });
  registerHealth(server, parts.readiness);
  registerMetrics(server, metrics, settings.secret);

  for (const routes of parts.open) await server.register(routes);
  await server.register(
    async (scope) => {
      scope.addHook('onRequest', requireSecret(settings.secret));
      for (const routes of parts.management) await scope.register(routes);
    },
    { prefix: '/management' },
  );
  return server;
}

function takeOver(id: string | string[] | undefined): string | undefined {
  return typeof id === 'string' && SANE_ID.test(id) ? id : undefined;
}

/**
 * One line a request: what failed always, what changes something at `info`, the rest at `debug`; so
 * too what was refused for the time being, of which there may be very much.
 */
function logRequests(server: FastifyInstance): void {
  server.addHook('onResponse', async (request, reply) => {
    const path = pathOf(request);
    const changes = request.method !== 'GET' && path.startsWith('/management');
    const failed = reply.statusCode >= 500 && reply.statusCode !== 503;
    const level = failed ? 'warn' : changes ? 'info' : 'debug';
    request.log[level](
      {
        method: request.method,
        path,
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime),
      },
      'Request answered.',
    );
  });
}
