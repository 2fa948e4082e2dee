import cors from '@fastify/cors';
import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify';
import {
  eventTypeSchema,
  type Source,
  TRACKING_LIMITS,
  type TrackingReply,
} from 'strapi-cdp-config';
import type { DefinitionsStore } from '../../definitions/index.ts';
import type { Platform } from '../../platform.ts';
import { HttpProblem } from '../../server/index.ts';
import { deskOf } from '../desk.ts';
import { describeFailure, describeRejected } from '../live/index.ts';
import { createPlan, PlanCollector } from '../plan/index.ts';
import { type Policy, policyOf } from '../policy/index.ts';
import { readJson } from './body.ts';
import { Budget } from './budget.ts';
import { Inbox } from './inbox.ts';
import { RateLimiter } from './rate-limiter.ts';
import { Rejections } from './rejections.ts';
import { acceptBatch, acceptOne, countEvents, type Verdict } from './request.ts';
import { authenticate, checkOrigin, createSources, readAuthorization } from './sources.ts';

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
];

/**
 * Routes of the tracking API: `POST /v1/{type}` and `POST /v1/batch`. A change of the sources counts
 * from the next request on.
 */
export function trackingRoutes(
  platform: Platform,
  definitions: Pick<DefinitionsStore, 'current'>,
): FastifyPluginAsync {
  const { settings, pool, clock } = platform;
  const desk = deskOf(platform);
  const sources = createSources(() => definitions.current());
  const limiter = new RateLimiter();
  const rejections = new Rejections(platform);
  const planDesk = {
    plan: createPlan(() => definitions.current()),
    collector: new PlanCollector(platform),
  };
  const inbox = new Inbox(pool, () => desk.signals.emit('stored'));
  const budget = new Budget(MOST_BYTES_IN_PROGRESS);
  const mostBytes = Math.min(settings.bodyLimit, TRACKING_LIMITS.requestSize);

  const receive = async (
    request: FastifyRequest,
    accept: (body: unknown, receivedAt: Date, policy: Policy) => Verdict,
  ): Promise<TrackingReply> => {
    const receivedAt = clock();
    const { headers } = request;
    const body = await readJson(request.body, headers['content-encoding'], mostBytes);
    const source = authenticate(sources, headers.authorization, body, receivedAt);
    checkOrigin(source, headers.origin);
    limit(source, countEvents(body), receivedAt);
    const { events, rejected, unlisted } = judge(source, body, receivedAt, () =>
      accept(body, receivedAt, policyOf(source, request, planDesk)),
    );
    await inbox.add({ source: source.key, trusted: source.kind === 'server', receivedAt, events });
    desk.metrics.accepted(source.key, events.length);
    reject(source, rejected.length + unlisted, receivedAt);
    if (rejected.length > 0 && desk.live.isWatched) {
      desk.live.add(describeRejected({ source: source.key, body, receivedAt }, rejected));
    }
    return {
      success: true,
      accepted: events.length,
      rejected,
      ...(unlisted > 0 && { rejectedUnlisted: unlisted }),
    };
  };

  return async (scope) => {
    scope.addHook('onClose', async () => {
      await Promise.all([rejections.flush(), planDesk.collector.flush()]);
    });
    await scope.register(
      async (api) => {
        await allowBrowsers(api);
        takeAnyBody(api);
        api.addHook('onRequest', async (request, reply) => {
          if (request.method !== 'POST') return;
          refuseUnknown(request);
          refuseWhenFull();
          reply.raw.once('close', budget.take(expectedBytes(request, mostBytes)));
        });
        const options = { bodyLimit: mostBytes };
        for (const type of eventTypeSchema.options) {
          api.post(`/${type}`, options, (request) =>
            receive(request, (body, receivedAt, policy) =>
              acceptOne(body, type, receivedAt, policy),
            ),
          );
        }
        api.post('/batch', options, (request) => receive(request, acceptBatch));
      },
      { prefix: '/v1' },
    );
  };

  function limit(source: Source, events: number, now: Date): void {
    try {
      limiter.take(source, events, now);
    } catch (error) {
      desk.metrics.limited(source.key, events);
      throw error;
    }
  }

  /** A request that is refused as a whole counts as one rejected event. */
  function judge(source: Source, body: unknown, receivedAt: Date, accept: () => Verdict): Verdict {
    try {
      return accept();
    } catch (error) {
      reject(source, 1, receivedAt);
      if (desk.live.isWatched) {
        desk.live.add(describeFailure({ source: source.key, body, receivedAt }, error));
      }
      throw error;
    }
  }

  function reject({ key }: Source, events: number, at: Date): void {
    desk.metrics.rejected(key, events);
    rejections.add(key, events, at);
  }

  /** A header with an unknown key need not wait for its body. */
  function refuseUnknown({ headers: { authorization } }: FastifyRequest): void {
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

/** Any page may ask; whether its write key counts there is checked with the request itself. */
async function allowBrowsers(api: FastifyInstance): Promise<void> {
  await api.register(cors, {
    origin: true,
    methods: ['POST'],
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
