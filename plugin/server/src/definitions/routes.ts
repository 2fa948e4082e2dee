import { connectorRoute } from '../connector/index.ts';
import type { Dependencies } from '../strapi.ts';
import { matches } from './definitions-document.ts';
import { definitionsService } from './definitions-service.ts';

/** `GET /api/cdp/connector/definitions`: the document, or 304 when the connector has this version. */
export function definitionsRoute({ strapi }: Dependencies) {
  return connectorRoute('GET', '/definitions', async (context) => {
    const { json, etag } = await definitionsService({ strapi }).current();
    context.set('ETag', etag);
    context.set('Cache-Control', 'no-cache');
    if (matches(context.get('If-None-Match'), etag)) {
      context.status = 304;
      return;
    }
    context.type = 'application/json';
    context.body = json;
  });
}
