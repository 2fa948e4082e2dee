import type { FastifyInstance } from 'fastify';
import { Histogram, type Registry } from 'prom-client';
import { requireSecret } from './secret.ts';

/** `GET /metrics`, for those who know the secret, and the figures of the HTTP server itself. */
export function registerMetrics(server: FastifyInstance, registry: Registry, secret: string): void {
  const duration = new Histogram({
    name: 'cdp_http_request_duration_seconds',
    help: 'Seconds that requests took, by method, route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  server.addHook('onResponse', async (request, reply) => {
    // The pattern of the route: addresses that nobody serves must not become labels.
    const route = request.routeOptions.url ?? 'unknown';
    duration.observe(
      { method: request.method, route, status: reply.statusCode },
      reply.elapsedTime / 1000,
    );
  });
  server.get(
    '/metrics',
    { onRequest: requireSecret(secret), config: { always: true } },
    async (_request, reply) => {
      reply.type(registry.contentType);
      return registry.metrics();
    },
  );
}
