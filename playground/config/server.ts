import type { Core } from '@strapi/strapi';

const config = ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Server => ({
  host: env('HOST', '127.0.0.1'),
  port: env.int('PORT', 1337),
  // Where browsers reach this site, if that is not host:port (behind a proxy, say).
  url: env('PUBLIC_URL', ''),
  // Uploads go to its folder `uploads`.
  dirs: { public: env('PUBLIC_DIRECTORY', './public') },
  app: { keys: env.array('APP_KEYS', []) },
  logger: { updates: { enabled: false }, startup: { enabled: false } },
});

export default config;
