import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FastifyInstance } from 'fastify';
import { Gauge, type Registry } from 'prom-client';
import type { Settings } from '../settings/index.ts';
import { HttpProblem } from './problem.ts';

/** Milliseconds over which the delay is averaged. */
const WINDOW = 1_000;

/** Milliseconds between two measurements of the delay: shorter, they are most of what an idle process does. */
const RESOLUTION = 100;

const NANOSECONDS_PER_MILLISECOND = 1e6;

/** Seconds that a client is asked to wait. */
const RETRY_AFTER = 2;

/**
 * Refuses requests while the process has more to do than it can: too many in progress, or an event
 * loop that lags behind. A refusal costs nothing, so memory stays bounded and clients come back.
 */
export function guardOverload(
  server: FastifyInstance,
  settings: Pick<Settings, 'maxRequests' | 'maxDelay'>,
  metrics: Registry,
): void {
  const delay = measureDelay(server);
  let inProgress = 0;
  new Gauge({
    name: 'cdp_http_requests_in_progress',
    help: 'Requests in progress.',
    registers: [metrics],
    collect() {
      this.set(inProgress);
    },
  });
  server.addHook('onRequest', async (request, reply) => {
    inProgress += 1;
    reply.raw.once('close', () => {
      inProgress -= 1;
    });
    // Who asks how the process is doing must get an answer, all the more now.
    if (request.routeOptions.config.always) return;
    if (inProgress > settings.maxRequests || delay() > settings.maxDelay) {
      throw new HttpProblem(503, 'overloaded', 'The connector is busy; try again soon.', {
        retryAfter: RETRY_AFTER,
      });
    }
  });
}

/** Milliseconds that timers came late on average in the last window. */
function measureDelay(server: FastifyInstance): () => number {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION });
  histogram.enable();
  let latest = 0;
  const timer = setInterval(() => {
    const mean = histogram.mean / NANOSECONDS_PER_MILLISECOND - RESOLUTION;
    latest = Number.isNaN(mean) ? 0 : mean;
    histogram.reset();
  }, WINDOW);
  timer.unref();
  server.addHook('onClose', async () => {
    clearInterval(timer);
    histogram.disable();
  });
  return () => latest;
}
