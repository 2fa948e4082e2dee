import { segmentGroupInputSchema } from 'strapi-cdp-config';
import {
  identifierCheckQuerySchema,
  listQuerySchema,
} from '../../../shared/contracts/segment-groups.ts';
import { parse } from '../http/index.ts';
import type { Context, Dependencies } from '../strapi.ts';
import { segmentGroupService } from './group-service.ts';

export function segmentGroupController({ strapi }: Dependencies) {
  const groups = segmentGroupService({ strapi });

  return {
    async find(context: Context) {
      context.body = await groups.list(parse(listQuerySchema, context.query));
    },

    async findOne(context: Context) {
      context.body = await groups.get(context.params.documentId);
    },

    async dependents(context: Context) {
      context.body = await groups.dependents(context.params.documentId);
    },

    async checkIdentifier(context: Context) {
      const { identifier, except } = parse(identifierCheckQuerySchema, context.query);
      context.body = await groups.checkIdentifier(identifier, except);
    },

    async create(context: Context) {
      const input = parse(segmentGroupInputSchema, context.request.body);
      context.body = await groups.create(input);
      context.status = 201;
    },

    async update(context: Context) {
      const input = parse(segmentGroupInputSchema, context.request.body);
      context.body = await groups.update(context.params.documentId, input);
    },

    async delete(context: Context) {
      await groups.delete(context.params.documentId);
      context.status = 204;
    },
  };
}
