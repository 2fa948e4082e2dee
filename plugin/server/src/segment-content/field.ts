import { PLUGIN_ID } from '../../../shared/plugin-id.ts';
import { SEGMENTS_FIELD_NAME } from '../../../shared/segments-field.ts';
import type { Strapi } from '../strapi.ts';
import { contentTypeOfHandler, segmentsFieldOf } from './targeted-types.ts';

/**
 * Gives models the segments field, and the routes of content types that have one the query parameters
 * that go with it, so that a site that refuses unknown parameters takes them.
 */
export function registerSegmentsField(strapi: Strapi): void {
  strapi.customFields.register({
    name: SEGMENTS_FIELD_NAME,
    plugin: PLUGIN_ID,
    type: 'json',
    inputSize: { default: 12, isResizable: true },
  });
  const matchRoute = ({ handler }: { handler?: unknown }) => {
    const uid = contentTypeOfHandler(handler);
    return uid !== undefined && segmentsFieldOf(strapi, uid) !== undefined;
  };
  strapi.contentAPI.addQueryParams({
    segments: { schema: (z) => z.string().max(5000).optional(), matchRoute },
    visitor: { schema: (z) => z.string().max(100).optional(), matchRoute },
    variants: { schema: (z) => z.enum(['first']).optional(), matchRoute },
  });
}
