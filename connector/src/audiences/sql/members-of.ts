import { type RawBuilder, sql } from 'kysely';
import { type Condition, canonicalRule, type Rule, subrulesOf } from 'strapi-cdp-config';
import { aggregationOf } from '../rules/aggregation.ts';
import type { ResolvedRule } from '../rules/resolved-rule.ts';
import { computedLeaf } from './computed-sql.ts';
import type { Compilation } from './events-sql.ts';
import {
  countLeaf,
  firstTimeLeaf,
  neverLeaf,
  regularlyLeaf,
  sequenceLeaf,
} from './happened-sql.ts';
import type { Leaf } from './leaf.ts';
import { consentLeaf, identifierLeaf, overridesOf, traitLeaf } from './profile-sql.ts';

/** What members are looked for by. */
export interface MembersQuery {
  now: Date;
  /** Keys of sources, the most trusted first, as the configuration has them. */
  traitPriority: string[];
  /** Only profiles with ids after the first and up to the second. */
  range?: { after: string | null; upTo: string | null };
}

/**
 * A query for the profiles that a rule means: their ids as `profile_id`, each once.
 *
 * Every condition is a set of profiles. The sets are not joined but poured together and sorted out by
 * profile, at a cost that only grows with their size: whatever PostgreSQL expects of how many profiles
 * fulfil a condition, which nobody can know beforehand, it does not choose a plan that never ends.
 */
export function membersOf(
  resolved: ResolvedRule,
  { now, traitPriority, range }: MembersQuery,
): RawBuilder<{ profile_id: string }> {
  const compilation = {
    now: now.getTime(),
    timeZone: resolved.timeZone,
    traitPriority,
    range: range ?? null,
  };
  const { sets, holds, holdsForNothing } = new Compiler(resolved, compilation).compile();
  const { after = null, upTo = null } = range ?? {};
  const visible = sql`p.identifier_types <> '{}'
    ${after === null ? sql`` : sql`and p.id > ${after}::uuid`}
    ${upTo === null ? sql`` : sql`and p.id <= ${upTo}::uuid`}`;
  const profiles = sql`select p.id as profile_id, 0 as number from cdp.profiles p where ${visible}`;
  if (holdsForNothing || sets.length === 0) {
    return sql`
      select profile_id from (${sql.join([profiles, ...sets], sql` union all `)}) as sets
      group by profile_id having bool_or(number = 0) and ${holds}
    `;
  }
  return sql`
    select p.id as profile_id
    from (
      select profile_id from (${sql.join(sets, sql` union all `)}) as sets
      group by profile_id having ${holds}
    ) as found join cdp.profiles p on p.id = found.profile_id
    where ${visible}
  `;
}

/** A part of a rule: a condition on the numbers of the sets that a profile is in; never null. */
interface Part {
  holds: RawBuilder<unknown>;
  /** Whether it holds for who is in no set. */
  holdsForNothing: boolean;
}

class Compiler {
  readonly #resolved: ResolvedRule;
  readonly #compilation: Compilation;
  /** Queries for `profile_id, number`. */
  readonly #sets: RawBuilder<unknown>[] = [];
  /** Conditions by their text: what is asked twice is looked up once. */
  readonly #parts = new Map<string, Part>();

  constructor(resolved: ResolvedRule, compilation: Compilation) {
    this.#resolved = resolved;
    this.#compilation = compilation;
  }

  compile(): Part & { sets: RawBuilder<unknown>[] } {
    return { ...this.#compile(this.#resolved.rule), sets: this.#sets };
  }

  #compile(rule: Rule): Part {
    switch (rule.kind) {
      case 'all':
        return allOf(subrulesOf(rule).map((one) => this.#compile(one)));
      case 'any':
        return anyOf(subrulesOf(rule).map((one) => this.#compile(one)));
      case 'not':
        return not(this.#compile(rule.rule));
      case 'audience':
        return notIf(!rule.is, this.#inAudience(rule.audience));
      case 'segment': {
        const isIn = { ...rule, is: true };
        return notIf(
          !rule.is,
          this.#remembered(isIn, () => this.#inSegment(isIn)),
        );
      }
      default:
        return this.#remembered(rule, () => {
          const { ids, complement } = leafOf(rule, this.#resolved, this.#compilation);
          return notIf(complement, this.#inSet(ids));
        });
    }
  }

  #remembered(rule: Rule, make: () => Part): Part {
    const text = JSON.stringify(canonicalRule(rule));
    const part = this.#parts.get(text) ?? make();
    this.#parts.set(text, part);
    return part;
  }

  #inSet(ids: RawBuilder<unknown>): Part {
    const number = this.#sets.length + 1;
    this.#sets.push(sql`select profile_id, ${sql.lit(number)} as number from (${ids}) as ids`);
    return { holds: sql`bool_or(number = ${sql.lit(number)})`, holdsForNothing: false };
  }

  #inAudience(audience: string): Part {
    const rule = this.#resolved.audiences[audience];
    if (!rule) throw new Error(`The audience «${audience}» was not resolved.`);
    return this.#compile(rule);
  }

  /** By hand, else by an audience that feeds it. */
  #inSegment(condition: Extract<Condition, { kind: 'segment' }>): Part {
    const said = (isIn: boolean) => {
      const overrides = overridesOf(condition, this.#compilation);
      return this.#inSet(sql`
        select profile_id from (${overrides}) as said where is_in = ${sql.lit(isIn)}
      `);
    };
    const audiences = this.#resolved.segments[`${condition.group}/${condition.segment}`] ?? [];
    const fed = audiences.map((audience) => this.#inAudience(audience));
    if (fed.length === 0) return said(true);
    return anyOf([said(true), allOf([not(said(false)), anyOf(fed)])]);
  }
}

/** A condition that says who is meant by itself. */
export type LeafCondition = Exclude<Condition, { kind: 'audience' | 'segment' }>;

/** The profiles for which a condition of a rule holds. */
export function leafOf(
  condition: LeafCondition,
  resolved: ResolvedRule,
  compilation: Compilation,
): Leaf {
  switch (condition.kind) {
    case 'did':
      return countLeaf(condition, compilation);
    case 'did-not':
      return neverLeaf(condition, compilation);
    case 'first-time':
      return firstTimeLeaf(condition, compilation);
    case 'regularly':
      return regularlyLeaf(condition, compilation);
    case 'sequence':
      return sequenceLeaf(condition, compilation);
    case 'trait':
      return traitLeaf(condition, compilation);
    case 'computed':
    case 'computed-trait':
      return computedLeaf(aggregationOf(condition, resolved), compilation);
    case 'identifier':
      return identifierLeaf(condition, compilation);
    case 'consent':
      return consentLeaf(condition, compilation);
  }
}

function allOf(parts: Part[]): Part {
  const holds = sql.join(
    parts.map((part) => part.holds),
    sql` and `,
  );
  return {
    holds: sql`(${holds})`,
    holdsForNothing: parts.every(({ holdsForNothing }) => holdsForNothing),
  };
}

function anyOf(parts: Part[]): Part {
  return not(allOf(parts.map(not)));
}

function not({ holds, holdsForNothing }: Part): Part {
  return { holds: sql`(not ${holds})`, holdsForNothing: !holdsForNothing };
}

function notIf(isNegated: boolean, part: Part): Part {
  return isNegated ? not(part) : part;
}
