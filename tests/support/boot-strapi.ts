import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Child, freePort, startChild, waitUntilReady } from '../../scripts/processes/index.ts';
import { programs, root } from '../../scripts/root.ts';
import type { Secrets } from '../../scripts/site/secrets.ts';

/** Strapi is up within this on a busy machine, in ms. */
const usualPatience = 90_000;

/** What Strapi is started with. */
export type BootOptions = {
  databaseUrl: string;
  secrets: Secrets;
  connectorUrl?: string;
  /** A free one by default. */
  port?: number;
  env?: Record<string, string>;
  /** A program that starts it instead of `strapi start`. */
  program?: string;
  /** In ms. */
  patience?: number;
};

/** Starts the film shop's Strapi as it runs in production, and waits until it answers. */
export async function bootStrapi(options: BootOptions): Promise<Child & { url: string }> {
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const publicDirectory = join(tmpdir(), 'film-shop-public');
  await mkdir(join(publicDirectory, 'uploads'), { recursive: true });
  const child = startChild({
    name: 'Strapi',
    command: options.program ? [options.program] : [programs.strapi, 'start'],
    directory: join(root, 'playground'),
    env: {
      ...options.secrets,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_DIRECTORY: publicDirectory,
      DATABASE_CLIENT: 'postgres',
      DATABASE_URL: options.databaseUrl,
      CDP_CONNECTOR_URL: options.connectorUrl ?? 'http://127.0.0.1:9',
      STRAPI_TELEMETRY_DISABLED: 'true',
      STRAPI_DISABLE_UPDATE_NOTIFICATION: 'true',
      ...options.env,
    },
  });
  try {
    await waitUntilReady(
      child,
      { url: `${url}/_health`, status: 204 },
      options.patience ?? usualPatience,
    );
  } catch (error) {
    await child.stop();
    throw error;
  }
  return { ...child, url };
}
