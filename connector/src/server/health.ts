import type { FastifyInstance } from 'fastify';

/** Parts that must work before requests may come. */
export type ReadinessPart = 'database' | 'migrations' | 'jobs' | 'start';

/** Says which parts do not work at present; none when requests may come. */
export type Readiness = () => Promise<ReadinessPart[]>;

/** `GET /health/live`: the process runs. `GET /health/ready`: it can do its work. Open to all. */
export function registerHealth(server: FastifyInstance, readiness: Readiness): void {
  const config = { always: true };
  server.get('/health/live', { config }, async () => ({ status: 'live' }));
  server.get('/health/ready', { config }, async (_request, reply) => {
    const failing = await readiness();
    if (failing.length === 0) return { status: 'ready' };
    return reply.status(503).send({ status: 'unavailable', failing });
  });
}
