import type { Definitions } from 'strapi-cdp-config';
import { loadCopy } from './copy.ts';
import { mergeDefinitions } from './merge.ts';
import { pullDefinitions } from './pull.ts';
import type { DefinitionsPlatform } from './store.ts';

/**
 * Reads the definitions once, for a command: as Strapi has them, or as they were when it could last be
 * asked. A command is no connector, so Strapi is not told of its configuration file.
 */
export async function readDefinitions({
  configuration,
  database,
  strapi,
}: Pick<DefinitionsPlatform, 'configuration' | 'database' | 'strapi'>): Promise<Definitions> {
  const kept = await loadCopy(database);
  const pulled = await pullDefinitions(strapi, kept?.etag).catch(() => undefined);
  return mergeDefinitions(pulled?.changed ? pulled.document : kept?.document, configuration);
}
