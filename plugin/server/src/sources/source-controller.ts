import { sourceInputSchema, sourceSettingsSchema } from 'strapi-cdp-config';
import {
  keyCheckQuerySchema,
  rotationSchema,
  sourcesQuerySchema,
  sourceVolumeQuerySchema,
} from '../../../shared/contracts/sources.ts';
import { parse } from '../http/index.ts';
import type { Context, Dependencies } from '../strapi.ts';
import { sourceService } from './source-service.ts';

export function sourceController({ strapi }: Dependencies) {
  const sources = sourceService({ strapi });

  return {
    async find(context: Context) {
      context.body = await sources.list(parse(sourcesQuerySchema, context.query));
    },

    async findOne(context: Context) {
      context.body = await sources.get(context.params.documentId);
    },

    async findVolume(context: Context) {
      const query = parse(sourceVolumeQuerySchema, context.query);
      context.body = await sources.volume(context.params.documentId, query);
    },

    async checkKey(context: Context) {
      context.body = await sources.checkKey(parse(keyCheckQuerySchema, context.query).key);
    },

    async create(context: Context) {
      keepSecret(context);
      context.body = await sources.create(parse(sourceInputSchema, context.request.body));
      context.status = 201;
    },

    async update(context: Context) {
      const settings = parse(sourceSettingsSchema, context.request.body);
      context.body = await sources.update(context.params.documentId, settings);
    },

    async delete(context: Context) {
      await sources.delete(context.params.documentId);
      context.status = 204;
    },

    async rotate(context: Context) {
      keepSecret(context);
      const { overlap } = parse(rotationSchema, context.request.body);
      context.body = await sources.rotate(context.params.documentId, overlap);
      context.status = 201;
    },

    async revoke(context: Context) {
      const { documentId, keyId } = context.params;
      context.body = await sources.revoke(documentId, keyId);
    },
  };
}

/** The reply holds a secret: nothing on the way may remember it. */
function keepSecret(context: Context): void {
  context.set('Cache-Control', 'no-store');
}
