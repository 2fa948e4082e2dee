import { performance } from 'node:perf_hooks';
import type { Transaction } from 'kysely';
import type { CatalogueField } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import type { TraitRanking } from '../../profiles/index.ts';
import type { Verdict, World } from '../rules/facts.ts';
import { judge } from '../rules/judge.ts';
import { needsOf } from '../rules/needs.ts';
import { readCatalogue } from '../rules/read-catalogue.ts';
import { readFacts } from '../rules/read-facts.ts';
import type { RuleAtWork } from './rules-at-work.ts';

/** Says what a rule says of a profile that was asked for. */
export type Judge = (profileId: string, rule: RuleAtWork) => Verdict;

/**
 * Gets everything ready to judge profiles by rules at a moment: reads what is known of all of them at
 * once.
 */
export type Judging = (
  transaction: Transaction<Database>,
  profileIds: string[],
  rules: RuleAtWork[],
  now: Date,
) => Promise<Judge>;

/**
 * Milliseconds that the catalogue is remembered. Less than changes of it gather before rules are
 * computed again, so that no rule keeps an answer that the catalogue of before gave.
 */
const REMEMBERED = 2_000;

const NOT: Verdict = { holds: false, changesAt: null };

/** Makes what profiles are judged with. */
export function createJudging(ranking: TraitRanking): Judging {
  const catalogue = new RememberedCatalogue();
  return async (transaction, profileIds, rules, now) => {
    const needs = needsOf(
      rules.map(({ resolved }) => resolved),
      now,
    );
    const facts = await readFacts(transaction, profileIds, needs, ranking);
    const catalogueValue = await catalogue.read(transaction, needs.catalogue);
    return (profileId, { resolved }) => {
      const known = facts.get(profileId);
      return known ? judge(resolved, known, { now, catalogueValue }) : NOT;
    };
  };
}

class RememberedCatalogue {
  #fields = '';
  #readAt = Number.NEGATIVE_INFINITY;
  #value: World['catalogueValue'] = () => undefined;

  async read(
    transaction: Transaction<Database>,
    fields: CatalogueField[],
  ): Promise<World['catalogueValue']> {
    if (fields.length === 0) return () => undefined;
    const text = JSON.stringify(fields);
    if (text !== this.#fields || performance.now() - this.#readAt > REMEMBERED) {
      this.#value = await readCatalogue(transaction, fields);
      this.#fields = text;
      this.#readAt = performance.now();
    }
    return this.#value;
  }
}
