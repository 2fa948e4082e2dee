import { join } from 'node:path';
import type { Readiness } from '../processes/index.ts';
import { programs, root } from '../root.ts';
import type { Secrets } from './secrets.ts';

/** Where the parts of the site are to be found. */
export type Addresses = { strapi: URL; connector: URL; storefront: URL };

/** Connection strings of the two databases; undefined leaves the choice to the environment. */
export type Databases = { strapi: string | undefined; connector: string | undefined };

/** What the services are told. */
export type SiteSettings = { addresses: Addresses; databases: Databases; secrets: Secrets };

/** One process of the site: how it is started, and how to see that it is ready. */
export type Service = {
  /** As people call it. */
  name: string;
  /** As its log file and the lines of `npm run dev` call it. */
  key: 'strapi' | 'connector' | 'storefront';
  directory: string;
  command: readonly string[];
  env: Record<string, string | undefined>;
  ready: Readiness;
  /** Variable that changes its port. */
  portVariable: string;
  address: URL;
};

const local = (port: string) => new URL(`http://127.0.0.1:${port}`);

/** Ports from the environment, or the usual ones. */
export function addressesFrom(env: NodeJS.ProcessEnv): Addresses {
  return {
    strapi: local(env.PORT || '1337'),
    connector: local(env.CDP_PORT || '4100'),
    storefront: local(env.STOREFRONT_PORT || '4200'),
  };
}

/** Environment that all services share. */
function sharedEnvironment({ addresses, secrets }: SiteSettings): Record<string, string> {
  return {
    ...secrets,
    CDP_STRAPI_URL: addresses.strapi.origin,
    CDP_CONNECTOR_URL: addresses.connector.origin,
    STOREFRONT_ORIGIN: addresses.storefront.origin,
    ARTICLES_FEED_URL: process.env.ARTICLES_FEED_URL || `${addresses.storefront.origin}/feed`,
    STRAPI_TELEMETRY_DISABLED: 'true',
    STRAPI_DISABLE_UPDATE_NOTIFICATION: 'true',
  };
}

/** Strapi with the plugin: `start` serves what was built, `develop` watches and rebuilds. */
export function strapiService(settings: SiteSettings, mode: 'start' | 'develop'): Service {
  const { addresses, databases } = settings;
  return {
    name: 'Strapi',
    key: 'strapi',
    directory: join(root, 'playground'),
    command: [programs.strapi, mode],
    env: {
      ...sharedEnvironment(settings),
      NODE_ENV: mode === 'start' ? 'production' : 'development',
      PORT: addresses.strapi.port,
      ...(databases.strapi && { DATABASE_CLIENT: 'postgres', DATABASE_URL: databases.strapi }),
    },
    ready: { url: new URL('/_health', addresses.strapi).href, status: 204 },
    portVariable: 'PORT',
    address: addresses.strapi,
  };
}

/** The connector: what was built, or its sources under Node's own watcher. */
export function connectorService(settings: SiteSettings, mode: 'start' | 'watch'): Service {
  const { addresses, databases } = settings;
  const program = {
    start: [join(root, 'connector', 'dist', 'cli.js')],
    watch: ['--watch', '--watch-preserve-output', join(root, 'connector', 'src', 'cli.ts')],
  }[mode];
  return {
    name: 'The connector',
    key: 'connector',
    directory: root,
    command: [...program, 'start'],
    env: {
      ...sharedEnvironment(settings),
      NODE_ENV: mode === 'start' ? 'production' : 'development',
      CDP_PORT: addresses.connector.port,
      ...(databases.connector && { CDP_DATABASE_URL: databases.connector }),
    },
    ready: { url: new URL('/health/ready', addresses.connector).href, status: 200 },
    portVariable: 'CDP_PORT',
    address: addresses.connector,
  };
}

/** The film shop's storefront. */
export function storefrontService(settings: SiteSettings, mode: 'start' | 'watch'): Service {
  const { addresses } = settings;
  const server = join(root, 'playground', 'storefront', 'server.ts');
  return {
    name: 'The storefront',
    key: 'storefront',
    directory: root,
    command: mode === 'watch' ? ['--watch', '--watch-preserve-output', server] : [server],
    env: {
      // A public program: it gets addresses, and none of the secrets.
      STOREFRONT_PORT: addresses.storefront.port,
      STRAPI_PUBLIC_URL: addresses.strapi.origin,
      CDP_PUBLIC_URL: addresses.connector.origin,
      CDP_SECRET: undefined,
      NODE_ENV: mode === 'start' ? 'production' : 'development',
    },
    ready: { url: addresses.storefront.href, status: 200 },
    portVariable: 'STOREFRONT_PORT',
    address: addresses.storefront,
  };
}
