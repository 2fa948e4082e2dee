import { computedPreviewRequestSchema, computedTraitInputSchema } from 'strapi-cdp-config';
import {
  identifierCheckQuerySchema,
  listQuerySchema,
} from '../../../shared/contracts/segment-groups.ts';
import { parse } from '../http/index.ts';
import type { Context, Dependencies } from '../strapi.ts';
import { computedTraitService } from './computed-trait-service.ts';

export function computedTraitController({ strapi }: Dependencies) {
  const traits = computedTraitService({ strapi });

  return {
    async find(context: Context) {
      context.body = await traits.list(parse(listQuerySchema, context.query));
    },

    async findOne(context: Context) {
      context.body = await traits.get(context.params.documentId);
    },

    async checkIdentifier(context: Context) {
      const { identifier, except } = parse(identifierCheckQuerySchema, context.query);
      context.body = await traits.checkIdentifier(identifier, except);
    },

    async preview(context: Context) {
      const request = parse(computedPreviewRequestSchema, context.request.body);
      context.body = await traits.preview(request);
    },

    async create(context: Context) {
      context.body = await traits.create(parse(computedTraitInputSchema, context.request.body));
      context.status = 201;
    },

    async update(context: Context) {
      const input = parse(computedTraitInputSchema, context.request.body);
      context.body = await traits.update(context.params.documentId, input);
    },

    async compute(context: Context) {
      context.body = await traits.computeAgain(context.params.documentId);
    },

    async delete(context: Context) {
      await traits.delete(context.params.documentId);
      context.status = 204;
    },
  };
}
