import type { Core } from '@strapi/strapi';

// Strapi refuses to start, by name, without one of these keys. They have no defaults on purpose.
const config = ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Admin => ({
  auth: { secret: env('ADMIN_JWT_SECRET', '') },
  apiToken: { salt: env('API_TOKEN_SALT', '') },
  transfer: { token: { salt: env('TRANSFER_TOKEN_SALT', '') } },
  secrets: { encryptionKey: env('ENCRYPTION_KEY', '') },
  flags: { nps: false, promoteEE: false },
  // The storefront is served by a process of its own: its files must not restart Strapi.
  watchIgnoreFiles: ['**/storefront/**'],
});

export default config;
