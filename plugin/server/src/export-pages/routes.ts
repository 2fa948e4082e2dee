import { Readable } from 'node:stream';
import { exportChangesQuerySchema, exportPageQuerySchema } from 'strapi-cdp-config';
import { connectorRoute } from '../connector/index.ts';
import { parse } from '../http/index.ts';
import type { Context, Dependencies, Strapi } from '../strapi.ts';
import { exportChangesService } from './changes/index.ts';
import { exportPageService } from './export-page-service.ts';

/**
 * For the connector, `GET /api/cdp/connector/export-pages`: one page of one content type, as NDJSON;
 * `…/export-changes`: one page of what was written; `…/export-changes/pending`: whether there is any.
 */
export function exportRoutes(dependencies: Dependencies) {
  const { strapi } = dependencies;
  return [
    connectorRoute('GET', '/export-pages', async (context) => {
      const query = parse(exportPageQuerySchema, context.query);
      reply(strapi, context, await exportPageService(dependencies).read(query));
    }),
    connectorRoute('GET', '/export-changes', async (context) => {
      const query = parse(exportChangesQuerySchema, context.query);
      reply(strapi, context, await exportChangesService(dependencies).read(query));
    }),
    connectorRoute('GET', '/export-changes/pending', async (context) => {
      const query = parse(exportChangesQuerySchema, context.query);
      context.body = { pending: await exportChangesService(dependencies).isPending(query) };
    }),
  ];
}

function reply(strapi: Strapi, context: Context, page: Buffer[]): void {
  const body = Readable.from(page, { objectMode: false });
  body.on('error', (error) => {
    strapi.log.error(
      `An export page of ${context.query.contentType} was cut off: ${error.message}`,
    );
    // Koa leaves a reply open whose body fails; without its last line the page counts as cut off.
    context.res.destroy();
  });
  context.type = 'application/x-ndjson';
  context.body = body;
}
