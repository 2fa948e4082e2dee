import type { Struct, UID } from '@strapi/types';
import { contentTypes } from '@strapi/utils';
import type { Strapi } from '../strapi.ts';
import type { Attribute, Model } from './paths/index.ts';

/** A content type or a component of the site, as this plugin looks at models. */
export function findModel(strapi: Strapi, uid: string): Model | undefined {
  const schema = strapi.getModel(uid as UID.Schema) as Struct.ContentTypeSchema | undefined;
  if (!schema) return undefined;
  return {
    uid,
    attributes: schema.attributes as Record<string, Attribute>,
    privateAttributes: new Set(contentTypes.getPrivateAttributes(schema)),
  };
}
