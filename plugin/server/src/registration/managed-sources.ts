import { type Source, sourceSchema } from 'strapi-cdp-config';
import { configurationOf, EDITORS } from '../database/index.ts';
import { dependents } from '../dependents/index.ts';
import { sourceOf, sourceRepository } from '../sources/index.ts';
import type { Strapi } from '../strapi.ts';
import { compare } from './changes.ts';

/**
 * Makes the sources of a configuration file what it says. Those that vanished from it are deleted,
 * unless an audience relies on them: then they become the editors'.
 */
export async function applyManagedSources(
  strapi: Strapi,
  connector: string,
  wanted: readonly Source[],
): Promise<void> {
  const sources = sourceRepository(strapi);
  const manager = configurationOf(connector);
  const changes = compare({
    connector,
    wanted,
    rows: await sources.findAll(),
    keyOfWanted: ({ key }) => key,
    keyOfRow: ({ key }) => key,
    // Parsed like what a connector sends, so that both have their keys in the same order.
    contentOfRow: (row) => sourceSchema.parse(sourceOf(row)),
  });
  for (const { id, key } of changes.vanished) {
    const isNeeded = (await dependents(strapi).find({ kind: 'source', source: key })).length > 0;
    if (isNeeded) await sources.update(id, EDITORS);
    else await sources.delete(id);
  }
  for (const { row, wanted: source } of changes.update) {
    await sources.update(row.id, { ...source, ...manager });
  }
  for (const source of changes.create) await sources.create(source, manager);
}
