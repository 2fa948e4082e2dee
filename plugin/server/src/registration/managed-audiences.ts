import type { AudienceInput } from 'strapi-cdp-config';
import { audienceInputOf, audienceRepository, audienceWriter } from '../audiences/index.ts';
import { configurationOf, EDITORS } from '../database/index.ts';
import { dependents } from '../dependents/index.ts';
import type { Strapi } from '../strapi.ts';
import { compare } from './changes.ts';

/**
 * Makes the audiences of a configuration file what it says. Those that vanished from it are deleted,
 * unless another audience or an activation relies on them: then they become the editors'. Whether what a rule names
 * exists is found out by the connector: a site that lacks it still has to know its connector.
 */
export async function applyManagedAudiences(
  strapi: Strapi,
  connector: string,
  wanted: readonly AudienceInput[],
): Promise<void> {
  const audiences = audienceRepository(strapi);
  const writer = audienceWriter(strapi);
  const author = { by: connector, manager: configurationOf(connector) };
  const changes = compare({
    connector,
    wanted,
    rows: await audiences.findAll(),
    keyOfWanted: ({ identifier }) => identifier,
    keyOfRow: ({ identifier }) => identifier,
    contentOfRow: audienceInputOf,
  });
  for (const { row, wanted: audience } of changes.update) {
    await writer.update(row, audience, author);
  }
  for (const audience of changes.create) await writer.create(audience, author);
  for (const row of changes.vanished) {
    const thing = { kind: 'audience', audience: row.identifier } as const;
    const isNeeded = (await dependents(strapi).find(thing)).length > 0;
    if (isNeeded) await audiences.update(row.id, EDITORS);
    else await writer.delete(row);
  }
}
