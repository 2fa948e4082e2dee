import type { Core } from '@strapi/strapi';
import { seedShop } from './seed/index.ts';

export default {
  async bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    await seedShop(strapi, process.env);
  },
};
