import { Readable } from 'node:stream';
import { exportPageQuerySchema } from 'strapi-cdp-config';
import { connectorRoute } from '../connector/index.ts';
import { parse } from '../http/index.ts';
import type { Dependencies } from '../strapi.ts';
import { exportPageService } from './export-page-service.ts';

/** `GET /api/cdp/connector/export-pages`: one page of one content type, as NDJSON. */
export function exportPagesRoute({ strapi }: Dependencies) {
  return connectorRoute('GET', '/export-pages', async (context) => {
    const query = parse(exportPageQuerySchema, context.query);
    const page = await exportPageService({ strapi }).read(query);
    const body = Readable.from(ndjson(page), { objectMode: false });
    body.on('error', (error) => {
      strapi.log.error(`An export page of ${query.contentType} was cut off: ${error.message}`);
      // Koa leaves a reply open whose body fails; without its last line the page counts as cut off.
      context.res.destroy();
    });
    context.type = 'application/x-ndjson';
    context.body = body;
  });
}

function* ndjson(lines: Iterable<unknown>) {
  for (const line of lines) yield `${JSON.stringify(line)}\n`;
}
