import cookie from '@fastify/cookie';
import cors from '@fastify/cors';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import {
  type CustomerSegments,
  customerSegmentsQuerySchema,
  type SegmentChanges,
  type SegmentMembers,
  type Source,
  segmentChangesQuerySchema,
  segmentMembersQuerySchema,
  segmentOverrideSchema,
} from 'strapi-cdp-config';
import type { DefinitionsStore } from '../definitions/index.ts';
import type { Platform } from '../platform.ts';
import { HttpProblem, parseInput } from '../server/index.ts';
import { authenticate, checkOrigin, createSources } from '../sources/index.ts';
import { customerOf } from './customer.ts';
import { fedSegments } from './feeds.ts';
import { overrideSegment } from './overrides.ts';
import { segmentChanges, segmentMembers, segmentsOf } from './read.ts';

/** Bytes of a request that says something of a customer. */
const OVERRIDE_LIMIT = 8 * 1024;

/** Seconds that a browser may remember what is allowed. */
const PREFLIGHT_MAX_AGE = 86_400;

/**
 * Segments for whoever uses them, by the write key of a source: `GET /v1/segments` for one customer; with
 * a server key also `/v1/segments/members` and `/v1/segments/changes`, to keep a copy in step, and
 * `PUT /v1/segments/overrides`.
 */
export function segmentRoutes(
  platform: Pick<Platform, 'database' | 'pool' | 'clock' | 'configuration'>,
  definitions: Pick<DefinitionsStore, 'current'>,
): FastifyPluginAsync {
  const { database, pool, clock, configuration } = platform;
  const sources = createSources(() => definitions.current());

  const sourceOf = ({ headers, query }: FastifyRequest): Source => {
    const source = authenticate(sources, headers.authorization, query, clock());
    checkOrigin(source, headers.origin);
    return source;
  };
  const serverOf = ({ headers }: FastifyRequest): Source => {
    const source = authenticate(sources, headers.authorization, undefined, clock());
    if (source.kind === 'server') return source;
    throw new HttpProblem(403, 'server_key_needed', 'Use the write key of a server source.');
  };
  const groupOf = (group: string | undefined): string => {
    const named = group ?? configuration.segmentGroupIdentifier;
    if (named !== null) return named;
    throw new HttpProblem(
      400,
      'no_segment_group',
      'Send group, or set segmentGroupIdentifier in the configuration of the connector.',
    );
  };

  return async (server) => {
    await server.register(
      async (api) => {
        await api.register(cookie);
        // Cookies travel only where the reply names the origin.
        await api.register(cors, {
          origin: true,
          credentials: true,
          methods: ['GET', 'PUT'],
          maxAge: PREFLIGHT_MAX_AGE,
        });
        api.addHook('onRequest', async (_request, reply) => {
          reply.header('cache-control', 'no-store');
        });
        api.get('/', async (request): Promise<CustomerSegments> => {
          const source = sourceOf(request);
          const query = parseInput(customerSegmentsQuerySchema, request.query);
          const known = definitions.current().sources;
          const customer = await customerOf(request, query, source, known, clock());
          const group = query.group ?? configuration.segmentGroupIdentifier;
          return customer ? segmentsOf(pool, group, customer) : { group, segments: [] };
        });
        api.get('/members', async (request): Promise<SegmentMembers> => {
          serverOf(request);
          const { group, ...page } = parseInput(segmentMembersQuerySchema, request.query);
          return segmentMembers(database, groupOf(group), page);
        });
        api.get('/changes', async (request): Promise<SegmentChanges> => {
          serverOf(request);
          const { group, ...page } = parseInput(segmentChangesQuerySchema, request.query);
          return segmentChanges(database, groupOf(group), page);
        });
        api.put('/overrides', { bodyLimit: OVERRIDE_LIMIT }, async (request, reply) => {
          const { key } = serverOf(request);
          const override = parseInput(segmentOverrideSchema, request.body);
          const segments = fedSegments(definitions.current());
          await overrideSegment(database, segments, { ...override, by: key }, clock());
          return reply.code(204).send();
        });
      },
      { prefix: '/v1/segments' },
    );
  };
}
