import { segmentInputSchema } from 'strapi-cdp-config';
import {
  identifierCheckQuerySchema,
  listQuerySchema,
} from '../../../shared/contracts/segment-groups.ts';
import { parse } from '../http/index.ts';
import type { Context, Dependencies } from '../strapi.ts';
import { segmentService } from './segment-service.ts';

export function segmentController({ strapi }: Dependencies) {
  const segments = segmentService({ strapi });

  return {
    async find(context: Context) {
      const query = parse(listQuerySchema, context.query);
      context.body = await segments.list(context.params.documentId, query);
    },

    async findOne(context: Context) {
      context.body = await segments.get(context.params.documentId, context.params.segmentId);
    },

    async checkIdentifier(context: Context) {
      const { identifier, except } = parse(identifierCheckQuerySchema, context.query);
      context.body = await segments.checkIdentifier(context.params.documentId, identifier, except);
    },

    async create(context: Context) {
      const input = parse(segmentInputSchema, context.request.body);
      context.body = await segments.create(context.params.documentId, input);
      context.status = 201;
    },

    async update(context: Context) {
      const { documentId, segmentId } = context.params;
      const input = parse(segmentInputSchema, context.request.body);
      context.body = await segments.update(documentId, segmentId, input);
    },

    async delete(context: Context) {
      await segments.delete(context.params.documentId, context.params.segmentId);
      context.status = 204;
    },
  };
}
