import type { Core } from '@strapi/strapi';

const config: Core.Config.Api = {
  rest: { defaultLimit: 24, maxLimit: 100, withCount: true, strictParams: true },
  // A misspelt parameter or relation is an error here, instead of quietly meaning nothing.
  documents: { strictParams: true, strictRelations: true },
};

export default config;
