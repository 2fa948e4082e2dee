import { type Dependents, reliedOnSchema } from '../../../shared/contracts/dependents.ts';
import { parse } from '../http/index.ts';
import type { Context, Dependencies } from '../strapi.ts';
import { dependents } from './dependents.ts';

export function dependentsController({ strapi }: Dependencies) {
  return {
    async find(context: Context) {
      const thing = parse(reliedOnSchema, context.query);
      context.body = { items: await dependents(strapi).find(thing) } satisfies Dependents;
    },
  };
}
