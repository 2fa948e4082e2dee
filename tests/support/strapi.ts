import { freePort } from '../../scripts/processes/index.ts';
import { generateSecrets } from '../../scripts/site/secrets.ts';
import { type AdminClient, createAdminClient } from './admin-client.ts';
import { bootStrapi } from './boot-strapi.ts';

/** Strapi with the plugin, as a process of its own. */
export type Strapi = {
  url: string;
  /** Speaks the admin API as the shop's super admin. */
  admin(): Promise<AdminClient>;
  stop(): Promise<void>;
  kill(): Promise<void>;
  /** Starts it again on the same port and database, if need be with another connector. */
  restart(changes?: { connectorUrl?: string }): Promise<void>;
};

export type StrapiOptions = {
  databaseUrl: string;
  /** Shared with the connector. */
  secret: string;
  connectorUrl?: string;
  env?: Record<string, string>;
  /** A program that starts it instead of `strapi start`. */
  program?: string;
};

/** Starts Strapi and waits until it answers. Stop it at the end of the test. */
export async function startStrapi(options: StrapiOptions): Promise<Strapi> {
  const secrets = { ...generateSecrets(), CDP_SECRET: options.secret };
  const port = await freePort();
  let { connectorUrl } = options;
  const boot = () =>
    bootStrapi({
      databaseUrl: options.databaseUrl,
      secrets,
      port,
      env: options.env ?? {},
      ...(connectorUrl && { connectorUrl }),
      ...(options.program && { program: options.program }),
    });
  let child = await boot();

  return {
    url: child.url,
    admin: () => createAdminClient(child.url),
    stop: () => child.stop(),
    async kill() {
      child.kill('SIGKILL');
      await child.ended;
    },
    async restart(changes = {}) {
      connectorUrl = changes.connectorUrl ?? connectorUrl;
      await child.stop();
      child = await boot();
    },
  };
}
