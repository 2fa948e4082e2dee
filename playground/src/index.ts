import type { Core } from '@strapi/strapi';
import { filmLength } from './field-processors/film-length.ts';
import { seedShop } from './seed/index.ts';

export default {
  register({ strapi }: { strapi: Core.Strapi }): void {
    strapi.plugin('cdp').service('field-processors').register(filmLength);
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    await seedShop(strapi, process.env);
  },
};
