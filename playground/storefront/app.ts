import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { SNIPPET_SCRIPT } from 'strapi-cdp-config';
import { Feed, feedRowsSchema } from './feed.ts';
import type { StorefrontSettings } from './settings.ts';
import { readStaticFiles, type StaticFile } from './static-files.ts';
import { trackPages } from './track-pages.ts';

/** Bytes of one delivery of exported articles. */
const FEED_LIMIT = 5 * 1024 * 1024;

/** Builds the storefront's server: the shop window, its settings and the feed. */
export async function createStorefront(settings: StorefrontSettings): Promise<FastifyInstance> {
  const app = Fastify();
  const files = trackPages(await readStaticFiles(join(import.meta.dirname, 'public')), settings);
  const policy = contentSecurityPolicy(settings);
  app.addHook('onSend', async (_request, reply) => {
    reply.header('content-security-policy', policy);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'strict-origin-when-cross-origin');
  });
  serveSettings(app, settings);
  serveFeed(app);
  app.get('/*', (request, reply) => sendFile(files, request, reply));
  return app;
}

function serveSettings(app: FastifyInstance, settings: StorefrontSettings): void {
  const text = JSON.stringify({ strapiUrl: settings.strapiUrl });
  app.get('/config.js', (_request, reply) =>
    reply
      .header('content-type', 'text/javascript; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(`export default ${text};\n`),
  );
}

function serveFeed(app: FastifyInstance): void {
  const feed = new Feed();
  app.get('/feed', (_request, reply) =>
    reply.header('cache-control', 'no-store').send(feed.list()),
  );
  app.post('/feed', { bodyLimit: FEED_LIMIT }, (request, reply) => {
    const rows = feedRowsSchema.safeParse(request.body);
    if (!rows.success) {
      const message = 'Send a JSON array of objects, one for each record.';
      return reply.code(400).send({ error: { code: 'not_rows', message } });
    }
    feed.receive(rows.data, new Date());
    return reply.send({ received: rows.data.length });
  });
}

/** Sends a file; any path that is not one belongs to a page, which the browser then draws. */
function sendFile(
  files: ReadonlyMap<string, StaticFile>,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const [path = '/'] = request.url.split('?');
  const isPage = !/\.\w+$/.test(path);
  const file = files.get(isPage ? '/index.html' : path);
  if (!file) return reply.code(404).type('text/plain').send('There is no such file.\n');
  reply.header('etag', file.etag).header('cache-control', 'no-cache');
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send();
  return reply.header('content-type', file.contentType).send(file.body);
}

function contentSecurityPolicy({ strapiUrl, connectorUrl }: StorefrontSettings): string {
  const strapi = new URL(strapiUrl).origin;
  const connector = new URL(connectorUrl).origin;
  const snippet = createHash('sha256').update(SNIPPET_SCRIPT).digest('base64');
  return [
    "default-src 'self'",
    `script-src 'self' ${connector} 'sha256-${snippet}'`,
    `connect-src 'self' ${strapi} ${connector}`,
    `img-src 'self' data: ${strapi}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}
