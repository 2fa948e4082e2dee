import { SEGMENTS_FIELD } from '../../../shared/segments-field.ts';
import type { Strapi } from '../strapi.ts';

/** Names of the segments fields of a content type; the first decides. */
export function segmentsFieldOf(strapi: Strapi, uid: string): string | undefined {
  const attributes = strapi.contentTypes[uid as keyof typeof strapi.contentTypes]?.attributes ?? {};
  return Object.entries(attributes).find(
    ([, attribute]) => 'customField' in attribute && attribute.customField === SEGMENTS_FIELD,
  )?.[0];
}

/** The content type that the handler of a route of the content API reads, such as `api::film.film`. */
export function contentTypeOfHandler(handler: unknown): string | undefined {
  if (typeof handler !== 'string') return undefined;
  return /^((?:api|plugin)::[^.]+\.[^.]+)\.(?:find|findOne)$/.exec(handler)?.[1];
}
