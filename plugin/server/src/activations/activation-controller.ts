import {
  activationDeliveriesQuerySchema,
  activationInputSchema,
  activationPreviewRequestSchema,
  activationRetrySchema,
} from 'strapi-cdp-config';
import {
  activationEnabledSchema,
  activationsQuerySchema,
} from '../../../shared/contracts/activations.ts';
import { identifierCheckQuerySchema } from '../../../shared/contracts/segment-groups.ts';
import { idOf, parse } from '../http/index.ts';
import type { Context, Dependencies } from '../strapi.ts';
import { activationService } from './activation-service.ts';
import { activationsOfAudience } from './of-audience.ts';
import { activationsOfProfile } from './of-profile.ts';
import { activationChoices } from './site.ts';

export function activationController({ strapi }: Dependencies) {
  const activations = activationService({ strapi });

  return {
    async find(context: Context) {
      context.body = await activations.list(parse(activationsQuerySchema, context.query));
    },

    async findOne(context: Context) {
      context.body = await activations.get(context.params.documentId);
    },

    async checkIdentifier(context: Context) {
      const { identifier, except } = parse(identifierCheckQuerySchema, context.query);
      context.body = await activations.checkIdentifier(identifier, except);
    },

    async findChoices(context: Context) {
      context.body = await activationChoices(strapi);
    },

    async create(context: Context) {
      context.body = await activations.create(parse(activationInputSchema, context.request.body));
      context.status = 201;
    },

    async update(context: Context) {
      const input = parse(activationInputSchema, context.request.body);
      context.body = await activations.update(context.params.documentId, input);
    },

    async enable(context: Context) {
      const { enabled } = parse(activationEnabledSchema, context.request.body);
      context.body = await activations.enable(context.params.documentId, enabled);
    },

    async delete(context: Context) {
      await activations.delete(context.params.documentId);
      context.status = 204;
    },

    async preview(context: Context) {
      const request = parse(activationPreviewRequestSchema, context.request.body);
      context.body = await activations.preview(request);
    },

    async findDeliveries(context: Context) {
      const query = parse(activationDeliveriesQuerySchema, context.query);
      context.body = await activations.deliveries(context.params.documentId, query);
    },

    async retry(context: Context) {
      const request = parse(activationRetrySchema, context.request.body);
      context.body = await activations.retry(context.params.documentId, request);
    },

    async findOfProfile(context: Context) {
      context.body = await activationsOfProfile(strapi, idOf(context));
    },

    async findOfAudience(context: Context) {
      context.body = await activationsOfAudience(strapi, context.params.documentId);
    },
  };
}
