import { performance } from 'node:perf_hooks';
import type { Transaction } from 'kysely';
import type { CatalogueField } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import type { TraitRanking } from '../../profiles/index.ts';
import type { Facts, Verdict, World } from '../rules/facts.ts';
import { judge } from '../rules/judge.ts';
import { mayDoWithoutEvents, needsOf } from '../rules/needs.ts';
import { readCatalogue } from '../rules/read-catalogue.ts';
import { readEvents, readWithoutEvents } from '../rules/read-facts.ts';
import type { RuleAtWork } from './rules-at-work.ts';

/** Says what a rule says of a profile of which that was asked. */
export type Judge = (profileId: string, rule: RuleAtWork) => Verdict;

/**
 * Gets everything ready to judge profiles by rules at a moment: reads what is known of all of them at
 * once.
 *
 * @param asked the rules that each profile is judged by
 */
export type Judging = (
  transaction: Transaction<Database>,
  asked: Map<string, RuleAtWork[]>,
  now: Date,
) => Promise<Judge>;

/**
 * Milliseconds that the catalogue is remembered. Less than changes of it gather before rules are
 * computed again, so that no rule keeps an answer that the catalogue of before gave.
 */
const REMEMBERED = 2_000;

const NOT: Verdict = { holds: false, changesAt: null };

/**
 * Makes what profiles are judged with. Events are read only of profiles of which a rule cannot say
 * anything without: who must live in a town to be meant, and does not, is not asked what they did.
 */
export function createJudging(ranking: TraitRanking): Judging {
  const catalogue = new RememberedCatalogue();
  return async (transaction, asked, now) => {
    const needs = needsOfAll(asked, now);
    const facts = await readWithoutEvents(transaction, [...asked.keys()], needs, ranking);
    const catalogueValue = await catalogue.read(transaction, needs.catalogue);
    const people = new KnownProfiles(facts, { now, catalogueValue });
    const open = people.decide(asked);
    if (open.size > 0) {
      const without = new Map([...facts].filter(([id]) => open.has(id)));
      await readEvents(transaction, without, needsOfAll(open, now));
    }
    return (profileId, rule) => people.judge(profileId, rule);
  };
}

function needsOfAll(asked: Map<string, RuleAtWork[]>, now: Date) {
  const rules = new Set([...asked.values()].flat());
  return needsOf(
    [...rules].map(({ resolved }) => resolved),
    now,
  );
}

/** Profiles with what is known of them, and what was decided of them before events were read. */
class KnownProfiles {
  readonly #facts: Map<string, Facts>;
  readonly #world: World;
  readonly #decided = new Map<string, Map<RuleAtWork, Verdict>>();

  constructor(facts: Map<string, Facts>, world: World) {
    this.#facts = facts;
    this.#world = world;
  }

  /** Decides what can be decided without events. @returns the rest */
  decide(asked: Map<string, RuleAtWork[]>): Map<string, RuleAtWork[]> {
    const open = new Map<string, RuleAtWork[]>();
    for (const id of this.#facts.keys()) {
      const decided = new Map<RuleAtWork, Verdict>();
      const left = (asked.get(id) ?? []).filter((rule) => {
        const verdict = mayDoWithoutEvents(rule.resolved) ? this.#try(id, rule) : undefined;
        if (verdict) decided.set(rule, verdict);
        return !verdict;
      });
      this.#decided.set(id, decided);
      if (left.length > 0) open.set(id, left);
    }
    return open;
  }

  judge(id: string, rule: RuleAtWork): Verdict {
    const facts = this.#facts.get(id);
    if (!facts) return NOT;
    return this.#decided.get(id)?.get(rule) ?? judge(rule.resolved, facts, this.#world);
  }

  /** Whatever is wrong besides is found again by whoever asks for the verdict. */
  #try(id: string, rule: RuleAtWork): Verdict | undefined {
    try {
      return this.judge(id, rule);
    } catch {
      return undefined;
    }
  }
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
