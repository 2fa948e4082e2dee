import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import cors from '@fastify/cors';
import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify';
import { SNIPPET_SCRIPT, type VisitorReply, visitorRequestSchema } from 'strapi-cdp-config';
import type { DefinitionsStore } from '../../definitions/index.ts';
import { ANONYMOUS_ID } from '../../identity/index.ts';
import type { Platform } from '../../platform.ts';
import { segmentsOf } from '../../segments/index.ts';
import { parseInput } from '../../server/index.ts';
import {
  authenticate,
  checkOrigin,
  createSources,
  dropVisitor,
  keepVisitor,
  readVisitor,
} from '../../sources/index.ts';
import { readJson } from '../receiving/body.ts';
import { assetOf, packAsset, sendAsset } from './asset.ts';

/** Where the build puts the script; the same seen from `src` and from `dist`. */
const SCRIPT_FILE = new URL('../../../dist/browser/cdp.js', import.meta.url);

/** Bytes of a request about a visitor. */
const VISITOR_LIMIT = 4096;

/**
 * What pages need to be tracked: the script at `/cdp.js`, the head snippet at `/cdp-snippet.js`, for
 * pages that must not have it inline, and `/v1/visitor`.
 */
export function scriptRoutes(
  platform: Platform,
  definitions: DefinitionsStore,
): FastifyPluginAsync {
  return async (server) => {
    serveScripts(server);
    await server.register(visitorRoutes(platform, definitions), { prefix: '/v1/visitor' });
  };
}

function serveScripts(server: FastifyInstance): void {
  const script = assetOf(SCRIPT_FILE);
  const snippet = packAsset(Buffer.from(`${SNIPPET_SCRIPT}\n`));
  // Pages wait for them, and queue their events while nothing else answers.
  const options = { config: { always: true } };
  server.get('/cdp.js', options, async (request, reply) =>
    sendAsset(request, reply, await script()),
  );
  server.get('/cdp-snippet.js', options, async (request, reply) =>
    sendAsset(request, reply, await snippet),
  );
}

/**
 * `POST /v1/visitor` says who a page's visitor is and keeps it in a cookie, once the page has consent;
 * `POST /v1/visitor/forget` removes that.
 */
function visitorRoutes(
  { pool, clock, configuration }: Platform,
  definitions: DefinitionsStore,
): FastifyPluginAsync {
  const sources = createSources(() => definitions.current());

  /** The body of a request that comes from a page of the source's own. */
  const readBody = async ({ body, headers }: FastifyRequest) => {
    const json = await readJson(body, headers['content-encoding'], VISITOR_LIMIT);
    const source = authenticate(sources, headers.authorization, json, clock());
    checkOrigin(source, headers.origin);
    return parseInput(visitorRequestSchema, json);
  };

  return async (api) => {
    await api.register(cookie);
    // Cookies travel only where the reply names the origin.
    await api.register(cors, { origin: true, credentials: true, methods: ['POST'] });
    api.removeAllContentTypeParsers();
    api.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
      done(null, body),
    );
    api.addHook('onRequest', async (_request, reply) => {
      reply.header('cache-control', 'no-store');
    });
    const options = { bodyLimit: VISITOR_LIMIT };
    api.post('/', options, async (request, reply): Promise<VisitorReply> => {
      const known = readVisitor(request);
      const { anonymousId = known ?? randomUUID() } = await readBody(request);
      keepVisitor(request, reply, anonymousId);
      const visitor = { type: ANONYMOUS_ID, value: anonymousId };
      const { segments } = await segmentsOf(pool, configuration.segmentGroupIdentifier, visitor);
      return { anonymousId, kept: anonymousId === known, segments };
    });
    api.post('/forget', options, async (request, reply) => {
      await readBody(request);
      dropVisitor(request, reply);
      return reply.code(204).send();
    });
  };
}
