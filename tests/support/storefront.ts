import { join } from 'node:path';
import type { ConfigurationInput } from 'strapi-cdp-config';
import { freePort, startChild, waitUntilReady } from '../../scripts/processes/index.ts';
import { root } from '../../scripts/root.ts';

/** The film shop's storefront, as a process of its own. */
export type Storefront = { url: string; stop(): Promise<void> };

/** Starts the storefront and waits until it answers. */
export async function startStorefront(options: {
  strapiUrl: string;
  connectorUrl: string;
  port?: number;
}): Promise<Storefront> {
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const child = startChild({
    name: 'The storefront',
    command: [join(root, 'playground/storefront/server.ts')],
    directory: root,
    env: {
      STOREFRONT_PORT: String(port),
      STRAPI_PUBLIC_URL: options.strapiUrl,
      CDP_PUBLIC_URL: options.connectorUrl,
    },
  });
  await waitUntilReady(child, { url, status: 200 }, 30_000);
  return { url, stop: () => child.stop() };
}

/** The source that the storefront sends as, with its key for browsers. */
export function storefrontSource(port: number): NonNullable<ConfigurationInput['sources']>[number] {
  return {
    key: 'storefront',
    name: 'Storefront',
    kind: 'browser',
    writeKey: 'film-shop-browser-key',
    origins: [`http://127.0.0.1:${port}`],
  };
}
