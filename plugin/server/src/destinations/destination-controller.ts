import { destinationInputSchema } from 'strapi-cdp-config';
import {
  destinationDraftSchema,
  destinationKeyCheckQuerySchema,
  destinationsQuerySchema,
} from '../../../shared/contracts/destinations.ts';
import { parse } from '../http/index.ts';
import type { Context, Dependencies } from '../strapi.ts';
import { destinationService } from './destination-service.ts';

export function destinationController({ strapi }: Dependencies) {
  const destinations = destinationService({ strapi });

  return {
    async find(context: Context) {
      context.body = await destinations.list(parse(destinationsQuerySchema, context.query));
    },

    async findOne(context: Context) {
      context.body = await destinations.get(context.params.key);
    },

    async checkKey(context: Context) {
      const { key } = parse(destinationKeyCheckQuerySchema, context.query);
      context.body = await destinations.checkKey(key);
    },

    async create(context: Context) {
      context.body = await destinations.create(parse(destinationInputSchema, context.request.body));
      context.status = 201;
    },

    async update(context: Context) {
      const input = parse(destinationInputSchema, context.request.body);
      context.body = await destinations.update(context.params.key, input);
    },

    async delete(context: Context) {
      await destinations.delete(context.params.key);
      context.status = 204;
    },

    async test(context: Context) {
      context.body = await destinations.test(context.params.key);
    },

    async testDraft(context: Context) {
      const draft = parse(destinationDraftSchema, context.request.body);
      context.body = await destinations.testDraft(draft);
    },
  };
}
