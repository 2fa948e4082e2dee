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
 * Every condition is a set of profiles that is joined to all of them, so that PostgreSQL is free to
 * begin with the smallest, and spills to disk what does not fit into memory.
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
  const { joins, condition } = new Compiler(resolved, compilation).compile();
  const { after = null, upTo = null } = range ?? {};
  return sql`
    select p.id as profile_id from cdp.profiles p ${sql.join(joins, sql` `)}
    where p.identifier_types <> '{}' and (${condition})
      ${after === null ? sql`` : sql`and p.id > ${after}::uuid`}
      ${upTo === null ? sql`` : sql`and p.id <= ${upTo}::uuid`}
  `;
}

class Compiler {
  readonly #resolved: ResolvedRule;
  readonly #compilation: Compilation;
  readonly #joins: RawBuilder<unknown>[] = [];
  /** Conditions by their text: what is asked twice is looked up once. */
  readonly #conditions = new Map<string, RawBuilder<unknown>>();

  constructor(resolved: ResolvedRule, compilation: Compilation) {
    this.#resolved = resolved;
    this.#compilation = compilation;
  }

  compile(): { joins: RawBuilder<unknown>[]; condition: RawBuilder<unknown> } {
    const condition = this.#compile(this.#resolved.rule);
    return { joins: this.#joins, condition };
  }

  #compile(rule: Rule): RawBuilder<unknown> {
    switch (rule.kind) {
      case 'all':
        return this.#together(subrulesOf(rule), sql` and `);
      case 'any':
        return this.#together(subrulesOf(rule), sql` or `);
      case 'not':
        return sql`not ${this.#compile(rule.rule)}`;
      case 'audience':
        return rule.is
          ? this.#inAudience(rule.audience)
          : sql`not ${this.#inAudience(rule.audience)}`;
      case 'segment':
        return this.#remembered({ ...rule, is: true }, () => this.#inSegment(rule), !rule.is);
      default:
        return this.#remembered(rule, () => this.#joined(this.#leafOf(rule)));
    }
  }

  #together(rules: Rule[], word: RawBuilder<unknown>): RawBuilder<unknown> {
    return sql`(${sql.join(
      rules.map((rule) => this.#compile(rule)),
      word,
    )})`;
  }

  #remembered(rule: Rule, make: () => RawBuilder<unknown>, isNegated = false): RawBuilder<unknown> {
    const text = JSON.stringify(canonicalRule(rule));
    const condition = this.#conditions.get(text) ?? make();
    this.#conditions.set(text, condition);
    return isNegated ? sql`not ${condition}` : condition;
  }

  #join(query: RawBuilder<unknown>): string {
    const name = `c${this.#joins.length}`;
    this.#joins.push(
      sql`left join (${query}) as ${sql.id(name)} on ${sql.id(name, 'profile_id')} = p.id`,
    );
    return name;
  }

  #joined({ ids, complement }: Leaf): RawBuilder<unknown> {
    const id = sql.id(this.#join(ids), 'profile_id');
    return complement ? sql`(${id} is null)` : sql`(${id} is not null)`;
  }

  #inAudience(audience: string): RawBuilder<unknown> {
    const rule = this.#resolved.audiences[audience];
    if (!rule) throw new Error(`The audience «${audience}» was not resolved.`);
    return this.#compile(rule);
  }

  /** By hand, else by an audience that feeds it. */
  #inSegment(condition: Extract<Condition, { kind: 'segment' }>): RawBuilder<unknown> {
    const name = this.#join(overridesOf(condition, this.#compilation));
    const audiences = this.#resolved.segments[`${condition.group}/${condition.segment}`] ?? [];
    const fed = [sql`false`, ...audiences.map((audience) => this.#inAudience(audience))];
    return sql`coalesce(${sql.id(name, 'is_in')}, (${sql.join(fed, sql` or `)}))`;
  }

  #leafOf(condition: Exclude<Condition, { kind: 'audience' | 'segment' }>): Leaf {
    const compilation = this.#compilation;
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
        return computedLeaf(aggregationOf(condition, this.#resolved), compilation);
      case 'identifier':
        return identifierLeaf(condition, compilation);
      case 'consent':
        return consentLeaf(condition, compilation);
    }
  }
}
