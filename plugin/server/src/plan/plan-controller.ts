import { plannedEventInputSchema, planQuerySchema } from '../../../shared/contracts/plan.ts';
import { parse } from '../http/index.ts';
import type { Context, Dependencies } from '../strapi.ts';
import { planService } from './plan-service.ts';

export function planController({ strapi }: Dependencies) {
  const plan = planService({ strapi });

  return {
    async find(context: Context) {
      context.body = await plan.list(parse(planQuerySchema, context.query));
    },

    async findOne(context: Context) {
      context.body = await plan.get(context.params.documentId);
    },

    async create(context: Context) {
      context.body = await plan.create(parse(plannedEventInputSchema, context.request.body));
      context.status = 201;
    },

    async update(context: Context) {
      const event = parse(plannedEventInputSchema, context.request.body);
      context.body = await plan.update(context.params.documentId, event);
    },

    async delete(context: Context) {
      await plan.delete(context.params.documentId);
      context.status = 204;
    },
  };
}
