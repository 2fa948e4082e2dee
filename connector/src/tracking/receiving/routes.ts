import cors from '@fastify/cors';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Source } from 'strapi-cdp-config';
import type { DefinitionsStore } from '../../definitions/index.ts';
import type { Platform } from '../../platform.ts';
import { databaseUnavailable, HttpProblem } from '../../server/index.ts';
import {
  authenticate,
  checkOrigin,
  createSources,
  readAuthorization,
} from '../../sources/index.ts';
import { deskOf } from '../desk.ts';
import { describeFailure, describeRejected } from '../live/index.ts';
import { createPlan, PlanCollector } from '../plan/index.ts';
import { FREE, policyOf } from '../policy/index.ts';
import { Arrivals } from './arrivals.ts';
import { Budget } from './budget.ts';
import { readCredential } from './credential.ts';
import type { Exchange, TrackingRequest } from './delivery.ts';
import { exchanges } from './dialects/index.ts';
import { Inbox } from './inbox.ts';
import { judge, type Verdict } from './judge.ts';
import { RateLimiter } from './rate-limiter.ts';
import { partsOf, readRequest } from './request.ts';

/** Bytes of all requests in progress. Each takes a few times that until it is stored. */
const MOST_BYTES_IN_PROGRESS = 32 * 1024 * 1024;

/** Seconds that a client is asked to wait while processing catches up. */
const RETRY_AFTER_BACKLOG = 30;

/** Seconds that a browser may remember what is allowed. */
const PREFLIGHT_MAX_AGE = 86_400;

/** Headers that the tracking clients of others send from browsers. */
const CLIENT_HEADERS = [
  'authorization',
  'content-type',
  'content-encoding',
  'x-retry-count',
  'x-write-key',
  'x-enable-debug',
  'x-ip-policy',
  'x-jitsu-custom',
  'posthog-sdk-info',
  'posthog-attempt',
  'posthog-request-id',
  'posthog-request-timestamp',
];

/**
 * Routes of the tracking API, in every dialect. A change of the sources counts from the next request
 * on.
 */
export function trackingRoutes(
  platform: Platform,
  definitions: Pick<DefinitionsStore, 'current'>,
): FastifyPluginAsync {
  const { settings, pool, clock } = platform;
  const desk = deskOf(platform);
  const sources = createSources(() => definitions.current());
  const limiter = new RateLimiter();
  const arrivals = new Arrivals(platform);
  const planDesk = {
    plan: createPlan(() => definitions.current()),
    collector: new PlanCollector(platform),
  };
  const inbox = new Inbox(pool, () => desk.signals.emit('stored'));
  desk.crowded = () => inbox.crowded;
  const budget = new Budget(MOST_BYTES_IN_PROGRESS);
  const limits = settings.trackingLimits;
  const limit = limits.requestSize;

  return async (scope) => {
    scope.addHook('onClose', async () => {
      await Promise.all([arrivals.flush(), planDesk.collector.flush()]);
    });
    for (const [prefix, routes] of byPrefix(exchanges)) {
      await scope.register(
        async (api) => {
          await allowBrowsers(api);
          takeAnyBody(api);
          for (const exchange of routes) {
            api.route({
              method: exchange.method,
              url: exchange.path,
              bodyLimit: limit,
              onRequest: exchange.purpose === 'events' ? admit : [],
              handler: (request, reply) => receive(exchange, request, reply),
            });
          }
        },
        { prefix },
      );
    }
  };

  async function receive(
    exchange: Exchange,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<object> {
    const receivedAt = clock();
    const asked = await readRequest(request, limit);
    const source = exchange.purpose === 'ignored' ? undefined : sourceOf(asked, receivedAt);
    if (source && exchange.purpose === 'events') arrivals.heard(source.key, receivedAt);
    const verdict = read(exchange, request, asked, source, receivedAt);
    if (source) await store(source, asked, verdict, receivedAt);
    const answer = exchange.answer(verdict, asked);
    if (Buffer.isBuffer(answer)) reply.type('image/gif').header('cache-control', 'no-store');
    return answer;
  }

  function sourceOf(asked: TrackingRequest, receivedAt: Date): Source {
    const { authorization, body } = readCredential(asked);
    const source = authenticate(sources, authorization, body, receivedAt);
    checkOrigin(source, asked.headers.origin);
    return source;
  }

  /** A request that cannot be read as a whole counts as one rejected event. */
  function read(
    exchange: Exchange,
    request: FastifyRequest,
    asked: TrackingRequest,
    source: Source | undefined,
    receivedAt: Date,
  ): Verdict {
    try {
      const policy = source ? policyOf(source, request, planDesk) : FREE;
      return judge(exchange.read(asked, limits), { receivedAt, limits, policy });
    } catch (error) {
      if (source) refuse(source, asked, receivedAt, error);
      throw error;
    }
  }

  function refuse(
    source: Source,
    { body }: TrackingRequest,
    receivedAt: Date,
    error: unknown,
  ): void {
    reject(source, 1, receivedAt);
    if (!desk.live.isWatched) return;
    desk.live.add(describeFailure({ source: source.key, body, receivedAt }, error));
  }

  async function store(
    source: Source,
    { body }: TrackingRequest,
    verdict: Verdict,
    receivedAt: Date,
  ): Promise<void> {
    const { events } = verdict;
    const rejected = verdict.rejected.length + verdict.unlisted;
    takeFromRate(source, events.length + rejected, receivedAt);
    await inbox.add({ source: source.key, trusted: source.kind === 'server', receivedAt, events });
    desk.metrics.accepted(source.key, events.length);
    reject(source, rejected, receivedAt);
    if (rejected === 0 || !desk.live.isWatched) return;
    desk.live.add(describeRejected({ source: source.key, body, receivedAt }, verdict.rejected));
  }

  /** Decides before the body arrives whether it is worth reading. */
  async function admit(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    refuseUnknown(request);
    refuseWhenFull();
    if (inbox.unavailable) throw databaseUnavailable();
    if (request.method === 'POST') {
      reply.raw.once('close', budget.take(expectedBytes(request, limit)));
    }
  }

  function takeFromRate(source: Source, events: number, now: Date): void {
    try {
      if (events > 0) limiter.take(source, events, now);
    } catch (error) {
      desk.metrics.limited(source.key, events);
      throw error;
    }
  }

  function reject({ key }: Source, events: number, at: Date): void {
    desk.metrics.rejected(key, events);
    arrivals.rejected(key, events, at);
  }

  /** A header with an unknown key need not wait for its body. */
  function refuseUnknown(request: FastifyRequest): void {
    const { authorization } = readCredential({ ...partsOf(request), body: undefined });
    const credential = readAuthorization(authorization);
    if (credential?.scheme === 'basic' && credential.writeKey !== '') {
      authenticate(sources, authorization, undefined, clock());
    }
  }

  function refuseWhenFull(): void {
    if (!desk.full) return;
    throw new HttpProblem(503, 'backlog_full', 'Too many events wait; try again later.', {
      retryAfter: RETRY_AFTER_BACKLOG,
    });
  }
}

/** Routes that share what browsers may ask. */
function byPrefix(routes: Exchange[]): Map<string, Exchange[]> {
  const prefixes = new Map<string, Exchange[]>();
  for (const route of routes) {
    prefixes.set(route.prefix, [...(prefixes.get(route.prefix) ?? []), route]);
  }
  return prefixes;
}

/** Any page may ask; whether its write key counts there is checked with the request itself. */
async function allowBrowsers(api: FastifyInstance): Promise<void> {
  await api.register(cors, {
    origin: true,
    // Beacons always bring cookies, which nothing here looks at; refused, they would still arrive, with
    // an error on the page's console.
    credentials: true,
    methods: ['GET', 'POST'],
    allowedHeaders: CLIENT_HEADERS,
    exposedHeaders: ['retry-after', 'x-ratelimit-reset', 'x-request-id'],
    maxAge: PREFLIGHT_MAX_AGE,
  });
}

/** Leaves bodies as bytes, whatever their Content-Type says or fails to say. */
function takeAnyBody(api: FastifyInstance): void {
  const type = 'application/octet-stream';
  api.removeAllContentTypeParsers();
  api.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  api.addHook('onRequest', async ({ headers }) => {
    headers['content-type'] = type;
  });
}

/** What a request will hold. One that does not say, or is packed, may hold as much as is allowed. */
function expectedBytes({ headers }: FastifyRequest, limit: number): number {
  const length = Number(headers['content-length']);
  const packed = headers['content-encoding'] !== undefined;
  return packed || !Number.isSafeInteger(length) ? limit : Math.min(length, limit);
}
