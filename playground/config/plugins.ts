import type { Core } from '@strapi/strapi';

const config = ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Plugin => ({
  cdp: {
    enabled: true,
    config: {
      connectorUrl: env('CDP_CONNECTOR_URL', 'http://127.0.0.1:4100'),
      secret: env('CDP_SECRET'),
    },
  },
});

export default config;
