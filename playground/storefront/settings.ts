import { z } from 'zod';

const address = z.url({ protocol: /^https?$/, message: 'Use an http or https address.' });

const environmentSchema = z.object({
  STOREFRONT_HOST: z.string().default('127.0.0.1'),
  STOREFRONT_PORT: z.coerce
    .number('Use a port number; 0 for any free port.')
    .int('Use a port number; 0 for any free port.')
    .min(0, 'Use a port number; 0 for any free port.')
    .max(65_535, 'Use a port number; 0 for any free port.')
    .default(4200),
  STRAPI_PUBLIC_URL: address.default('http://127.0.0.1:1337'),
  CDP_PUBLIC_URL: address.default('http://127.0.0.1:4100'),
  STOREFRONT_WRITE_KEY: z.string().min(1).default('film-shop-browser-key'),
});

/** What the storefront needs to know; everything but host and port reaches the browser. */
export interface StorefrontSettings {
  host: string;
  /** 0 for any free port. */
  port: number;
  /** Where browsers reach Strapi, without a slash at the end. */
  strapiUrl: string;
  /** Where browsers reach the connector, without a slash at the end. */
  connectorUrl: string;
  /** Public by nature: it can only write events. */
  writeKey: string;
}

/**
 * Reads the settings from the environment.
 *
 * @throws with every problem at once, each under the name of its variable.
 */
export function readSettings(environment: NodeJS.ProcessEnv): StorefrontSettings {
  const result = environmentSchema.safeParse(environment);
  if (!result.success) {
    const problems = result.error.issues.map(
      ({ path, message }) => `  ${path.join('.')}: ${message}`,
    );
    throw new Error(`The storefront cannot start:\n${problems.join('\n')}`);
  }
  const { data } = result;
  return {
    host: data.STOREFRONT_HOST,
    port: data.STOREFRONT_PORT,
    strapiUrl: data.STRAPI_PUBLIC_URL.replace(/\/+$/, ''),
    connectorUrl: data.CDP_PUBLIC_URL.replace(/\/+$/, ''),
    writeKey: data.STOREFRONT_WRITE_KEY,
  };
}
