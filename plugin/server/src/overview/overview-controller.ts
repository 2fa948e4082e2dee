import type { Context, Dependencies } from '../strapi.ts';
import { overviewService } from './overview-service.ts';

export function overviewController({ strapi }: Dependencies) {
  const overview = overviewService({ strapi });

  return {
    async find(context: Context) {
      context.body = await overview.read();
    },
  };
}
