import { type Condition, canonicalRule, type Rule, subrulesOf } from 'strapi-cdp-config';
import type { TraitRanking } from '../../profiles/index.ts';
import { aggregationOf } from '../rules/aggregation.ts';
import type { ResolvedRule } from '../rules/resolved-rule.ts';
import { type LeafCondition, leafOf } from '../sql/members-of.ts';
import { overridesOf } from '../sql/profile-sql.ts';
import { computedSet } from './computed.ts';
import { didSet, firstTimeSet, regularlySet } from './happened.ts';
import { NotInColumnsError, type ScanContext } from './scan.ts';
import { sequenceSet } from './sequence.ts';
import type { AskSql } from './sql-set.ts';
import type { TraitColumns } from './traits.ts';

/** What rules are evaluated with. */
export interface EvaluationContext extends ScanContext {
  resolved: ResolvedRule;
  traits: TraitColumns;
  ranking: TraitRanking;
  /** Finds profiles by a query. */
  askSql: AskSql;
}

/** Says of every profile whether a rule means it: 1 by its number. What is no profile may have a 1. */
export class Evaluation {
  readonly #context: EvaluationContext;
  /** Sets by what they say: what is asked twice is looked up once. */
  readonly #known = new Map<string, Promise<Uint8Array>>();

  constructor(context: EvaluationContext) {
    this.#context = context;
  }

  async membersOf(rule: Rule): Promise<Uint8Array> {
    switch (rule.kind) {
      case 'all':
        return this.#combined(rule, Math.min);
      case 'any':
        return this.#combined(rule, Math.max);
      case 'not':
        return negated(await this.membersOf(rule.rule));
      case 'audience':
        return negatedIf(!rule.is, await this.#inAudience(rule.audience));
      case 'segment': {
        const isIn = { ...rule, is: true };
        return negatedIf(!rule.is, await this.#remembered(isIn, () => this.#inSegment(isIn)));
      }
      default:
        return this.#remembered(rule, () => this.#fulfil(rule));
    }
  }

  async #combined(rule: Rule, combine: (a: number, b: number) => number): Promise<Uint8Array> {
    let result: Uint8Array | undefined;
    for (const part of subrulesOf(rule)) {
      const members = await this.membersOf(part);
      result = result ? combined(result, members, combine) : members;
    }
    return result ?? new Uint8Array(this.#context.people.size);
  }

  #remembered(rule: Rule, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const text = JSON.stringify(canonicalRule(rule));
    const known = this.#known.get(text) ?? make();
    this.#known.set(text, known);
    return known;
  }

  async #inAudience(audience: string): Promise<Uint8Array> {
    const rule = this.#context.resolved.audiences[audience];
    if (!rule) throw new Error(`The audience «${audience}» was not resolved.`);
    return this.membersOf(rule);
  }

  /** By hand, else by an audience that feeds it. */
  async #inSegment(condition: Extract<Condition, { kind: 'segment' }>): Promise<Uint8Array> {
    const { askSql, resolved } = this.#context;
    const said = (isIn: boolean) =>
      askSql((compilation, sql) => ({
        ids: sql`
          select profile_id from (${overridesOf(condition, compilation)}) as said
          where is_in = ${sql.lit(isIn)}
        `,
        complement: false,
      }));
    const audiences = resolved.segments[`${condition.group}/${condition.segment}`] ?? [];
    let result = await said(true);
    if (audiences.length === 0) return result;
    const out = negated(await said(false));
    for (const audience of audiences) {
      const fed = combined(await this.#inAudience(audience), out, Math.min);
      result = combined(result, fed, Math.max);
    }
    return result;
  }

  async #fulfil(condition: LeafCondition): Promise<Uint8Array> {
    const { askSql, resolved } = this.#context;
    try {
      const set = this.#inColumns(condition);
      if (set) return await set;
    } catch (error) {
      if (!(error instanceof NotInColumnsError)) throw error;
    }
    return askSql((compilation) => leafOf(condition, resolved, compilation));
  }

  #inColumns(condition: LeafCondition): Promise<Uint8Array> | undefined {
    const context = this.#context;
    // Who entered what is not in columns.
    if ('within' in condition && condition.within?.kind === 'entered') return undefined;
    switch (condition.kind) {
      case 'did':
      case 'did-not':
        return didSet(condition, context);
      case 'first-time':
        return firstTimeSet(condition, context);
      case 'regularly':
        return regularlySet(condition, context);
      case 'sequence':
        return sequenceSet(condition, context);
      case 'computed':
      case 'computed-trait':
        return computedSet(aggregationOf(condition, context.resolved), context);
      case 'trait':
        return context.traits.setOf(condition, context);
      case 'identifier':
        return hasTypeSet(condition, context);
      default:
        return undefined;
    }
  }
}

/** They have an identifier of a type, whatever it is. */
async function hasTypeSet(
  { type, test }: Extract<Condition, { kind: 'identifier' }>,
  { people }: ScanContext,
): Promise<Uint8Array> {
  if (test.type !== 'presence' || people.isBeyond) throw new NotInColumnsError();
  const bit = people.types.indexOf(type);
  const mask = bit < 0 ? 0 : 1 << bit;
  const isSet = test.operator === 'is-set';
  const result = new Uint8Array(people.size);
  for (let profile = 1; profile < result.length; profile += 1) {
    result[profile] = Number((((people.masks[profile] as number) & mask) !== 0) === isSet);
  }
  return result;
}

function combined(
  one: Uint8Array,
  other: Uint8Array,
  combine: (a: number, b: number) => number,
): Uint8Array {
  const result = new Uint8Array(one.length);
  for (let profile = 0; profile < result.length; profile += 1) {
    result[profile] = combine(one[profile] as number, other[profile] as number);
  }
  return result;
}

function negated(set: Uint8Array): Uint8Array {
  const result = new Uint8Array(set.length);
  for (let profile = 0; profile < set.length; profile += 1) {
    result[profile] = 1 - (set[profile] as number);
  }
  return result;
}

function negatedIf(isNegated: boolean, set: Uint8Array): Uint8Array {
  return isNegated ? negated(set) : set;
}
