import type { Readable } from 'node:stream';
import type { Platform } from '../../platform.ts';
import { traitRanking } from '../../profiles/index.ts';
import { allMembers } from './members.ts';
import { toCsv } from './members-csv.ts';

/**
 * Begins to write the members of an audience as CSV.
 *
 * @returns undefined for an audience that is not there, or whose first rule is not in force yet
 */
export async function exportMembers(
  { database, configuration }: Pick<Platform, 'database' | 'configuration'>,
  identifier: string,
): Promise<Readable | undefined> {
  const ruleId = await liveRuleOf(database, identifier);
  if (ruleId === undefined) return undefined;
  return toCsv(allMembers(database, ruleId, traitRanking(configuration)));
}

/** The number of the rule of an audience that is in force. */
export async function liveRuleOf(
  database: Platform['database'],
  identifier: string,
): Promise<number | undefined> {
  const row = await database
    .selectFrom('audience_rules')
    .select('id')
    .where('audience', '=', identifier)
    .where('state', '=', 'live')
    .executeTakeFirst();
  return row?.id;
}
