import { randomUUID } from 'node:crypto';
import type { ConfigurationInput } from 'strapi-cdp-config';
import { freePort } from '../../scripts/processes/index.ts';
import { type Connector, startConnector } from './connector.ts';
import { createDatabase } from './database.ts';
import { type Strapi, startStrapi } from './strapi.ts';

/** The film shop's Strapi and its connector, each on a database of its own. */
export type Site = {
  strapi: Strapi;
  connector: Connector;
  /** Connection strings of the two databases. */
  databases: { strapi: string; connector: string };
  stop(): Promise<void>;
};

/** Starts Strapi and the connector, which know each other from the start. */
export async function startSite(configuration: ConfigurationInput): Promise<Site> {
  const secret = randomUUID() + randomUUID();
  const port = await freePort();
  const connectorUrl = `http://127.0.0.1:${port}`;
  const shop = await createDatabase({ template: 'film shop' });
  const own = await createDatabase();
  const strapi = await startStrapi({ databaseUrl: shop.url, secret, connectorUrl });
  const connector = await startConnector({
    databaseUrl: own.url,
    strapiUrl: strapi.url,
    secret,
    configuration,
    port,
  });
  return {
    strapi,
    connector,
    databases: { strapi: shop.url, connector: own.url },
    async stop() {
      await connector.stop();
      await strapi.stop();
      await own.drop();
      await shop.drop();
    },
  };
}
