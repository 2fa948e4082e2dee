import type { Kysely } from 'kysely';
import type { Explanation, Rule } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import { presentIdOf, type TraitRanking } from '../../profiles/index.ts';
import { explain } from '../rules/explain.ts';
import { needsOf } from '../rules/needs.ts';
import { readCatalogue } from '../rules/read-catalogue.ts';
import { readFacts } from '../rules/read-facts.ts';
import type { ResolvedRule } from '../rules/resolved-rule.ts';
import { askDatabase } from './reading.ts';

/** Whom a rule is explained for, and as of when. */
export interface ExplainedProfile {
  /** Any id that the profile ever had. */
  profileId: string;
  now: Date;
  ranking: TraitRanking;
}

/**
 * Says part by part why a rule means a profile or not.
 *
 * @returns undefined when there is no such profile
 */
export async function explainMember(
  database: Kysely<Database>,
  rule: Rule,
  resolved: ResolvedRule,
  { profileId, now, ranking }: ExplainedProfile,
): Promise<Explanation | undefined> {
  return askDatabase(database, async (transaction) => {
    const id = await presentIdOf(transaction, profileId);
    if (id === undefined) return undefined;
    // Whoever asks why wants to see what the events said.
    const needs = { ...needsOf([resolved], now), properties: null };
    const facts = (await readFacts(transaction, [id], needs, ranking)).get(id);
    if (!facts) return undefined;
    const catalogueValue = await readCatalogue(transaction, needs.catalogue);
    return explain(rule, resolved, facts, { now, catalogueValue });
  });
}
