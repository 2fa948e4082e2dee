import {
  type Computation,
  canonicalRule,
  computationOf,
  type Definitions,
  dependenciesOf,
  type Rule,
} from 'strapi-cdp-config';
import type { ResolvedRule } from './resolved-rule.ts';

/** What rules refer to. */
export type RuleDefinitions = Pick<Definitions, 'audiences' | 'segmentGroups' | 'computedTraits'>;

/** A rule that says nothing, for something that it refers to is not there. The message says what. */
export class RuleError extends Error {
  override readonly name = 'RuleError';
}

/**
 * Puts a rule together with everything that it relies on.
 *
 * @throws RuleError naming what it refers to and is not there, or a way from an audience to itself
 */
export function resolveRule(
  rule: Rule,
  definitions: RuleDefinitions,
  timeZone: string,
): ResolvedRule {
  const resolution = new Resolution(definitions);
  resolution.take(rule, []);
  return { rule: canonicalRule(rule), ...resolution.result(), timeZone };
}

class Resolution {
  readonly #definitions: RuleDefinitions;
  readonly #audiences = new Map<string, Rule>();
  readonly #segments = new Map<string, string[]>();
  readonly #computedTraits = new Map<string, Computation>();

  constructor(definitions: RuleDefinitions) {
    this.#definitions = definitions;
  }

  /** @param path the audiences that led here */
  take(rule: Rule, path: string[]): void {
    const { audiences, entered, segments, computedTraits } = dependenciesOf(rule);
    for (const trait of computedTraits) this.#takeComputedTrait(trait);
    for (const audience of audiences) this.#takeAudience(audience, path);
    for (const audience of entered) this.#check(audience, path);
    for (const { group, segment } of segments) this.#takeSegment(group, segment, path);
  }

  result(): Omit<ResolvedRule, 'rule' | 'timeZone'> {
    return {
      audiences: sorted(this.#audiences),
      segments: sorted(this.#segments),
      computedTraits: sorted(this.#computedTraits),
    };
  }

  #takeComputedTrait(identifier: string): void {
    const trait = this.#definitions.computedTraits.find((one) => one.identifier === identifier);
    if (!trait) throw new RuleError(`There is no computed trait «${identifier}».`);
    this.#computedTraits.set(identifier, computationOf(trait));
  }

  #takeAudience(identifier: string, path: string[]): void {
    const way = [...path, identifier];
    if (path.includes(identifier)) {
      throw new RuleError(`An audience cannot refer to itself: ${way.join(' → ')}.`);
    }
    if (this.#audiences.has(identifier)) return;
    const audience = this.#definitions.audiences.find((one) => one.identifier === identifier);
    if (!audience) throw new RuleError(`There is no audience «${identifier}».`);
    this.take(audience.rule, way);
    this.#audiences.set(identifier, canonicalRule(audience.rule));
  }

  /** Of an audience that somebody entered, its history counts and not its rule. */
  #check(identifier: string, path: string[]): void {
    new Resolution(this.#definitions).#takeAudience(identifier, path);
  }

  #takeSegment(group: string, segment: string, path: string[]): void {
    const reference = `${group}/${segment}`;
    const found = this.#definitions.segmentGroups
      .find(({ identifier }) => identifier === group)
      ?.segments.some(({ identifier }) => identifier === segment);
    if (!found) throw new RuleError(`There is no segment «${reference}».`);
    const feeding = this.#definitions.audiences
      .filter(({ segments }) =>
        segments.some((one) => one.group === group && one.segment === segment),
      )
      .map(({ identifier }) => identifier)
      .sort();
    for (const audience of feeding) this.#takeAudience(audience, path);
    this.#segments.set(reference, feeding);
  }
}

/** In the order of their names, so that the same rule always has the same text. */
function sorted<Value>(entries: Map<string, Value>): Record<string, Value> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}
