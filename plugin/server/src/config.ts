import { z } from 'zod';
import { PLUGIN_ID } from '../../shared/plugin-id.ts';
import type { Strapi } from './strapi.ts';

/** Fewest characters of the secret that the plugin and the connector share. */
const SECRET_MIN_LENGTH = 32;

const SECRET_HINT =
  'Set CDP_SECRET in the environment of Strapi and of the connector to the same value: ' +
  `at least ${SECRET_MIN_LENGTH} random characters, such as those of «openssl rand -hex 32».`;

const configSchema = z.strictObject({
  /** Where the connector's management API is. */
  connectorUrl: z.url({
    protocol: /^https?$/,
    message: 'Use an address such as http://127.0.0.1:4100, or set CDP_CONNECTOR_URL.',
  }),
  /**
   * Where browsers and servers outside reach the connector: what the snippets of sources say. The
   * address of the management API by default, which is right as long as both are on one machine.
   */
  trackingUrl: z
    .url({
      protocol: /^https?$/,
      message: 'Use an address such as https://cdp.shop.example, or set CDP_TRACKING_URL.',
    })
    .optional(),
  /** Proves plugin and connector to each other. Never logged, never returned. */
  secret: z
    .string(SECRET_HINT)
    .min(SECRET_MIN_LENGTH, SECRET_HINT)
    .regex(/^[\x21-\x7e]+$/, 'Use printable ASCII characters without spaces.'),
});
export type PluginConfig = Required<z.infer<typeof configSchema>>;

/** What Strapi hands to a configuration. */
export interface Environment {
  env: (name: string, fallback?: string) => string | undefined;
}

/** The plugin's settings: `config/plugins`, entry `cdp`, with what the environment says as default. */
export const config = {
  default: ({ env }: Environment) => ({
    connectorUrl: env('CDP_CONNECTOR_URL', 'http://127.0.0.1:4100'),
    trackingUrl: env('CDP_TRACKING_URL'),
    secret: env('CDP_SECRET'),
  }),

  /** @throws Error with every problem at once, each with the setting's name and the fix. */
  validator(settings: unknown): void {
    const result = configSchema.safeParse(settings);
    if (result.success) return;
    const problems = result.error.issues.map(
      ({ path, message }) => `\n- ${path.join('.') || 'config'}: ${message}`,
    );
    throw new Error(problems.join(''));
  },
};

/** The checked settings. */
export function pluginConfig(strapi: Strapi): PluginConfig {
  const settings = configSchema.parse(strapi.config.get(`plugin::${PLUGIN_ID}`));
  return { ...settings, trackingUrl: settings.trackingUrl ?? settings.connectorUrl };
}
