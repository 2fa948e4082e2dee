import type { EventSelector } from './event-filter.ts';
import { type Condition, conditionsOf, type Rule } from './rule.ts';

/** What a rule relies on. */
export interface RuleDependencies {
  /** Names of events, by their type. */
  events: { type: EventSelector['type']; name: string | null }[];
  /** Paths of traits. */
  traits: string[];
  /** Identifiers of computed traits. */
  computedTraits: string[];
  /** Identifiers of other audiences whose members it asks for. */
  audiences: string[];
  /** Identifiers of other audiences that say when a window begins: when somebody entered them. */
  entered: string[];
  segments: { group: string; segment: string }[];
  /** Fields of catalogue entries. */
  catalogueFields: { contentType: string; field: string }[];
  /** Keys of sources. */
  sources: string[];
}

/** Lists what a rule relies on, each thing once, in the order in which the rule names it. */
export function dependenciesOf(rule: Rule): RuleDependencies {
  const conditions = conditionsOf(rule);
  const selectors = conditions.flatMap(selectorsOf);
  const filters = selectors.flatMap(({ where }) => where);
  return {
    events: unique(selectors.map(({ type, name }) => ({ type, name }))),
    traits: unique(conditions.flatMap((one) => (one.kind === 'trait' ? [one.path] : []))),
    computedTraits: unique(
      conditions.flatMap((one) => (one.kind === 'computed-trait' ? [one.trait] : [])),
    ),
    audiences: unique(conditions.flatMap((one) => (one.kind === 'audience' ? [one.audience] : []))),
    entered: unique(conditions.flatMap((one) => enteredAudienceOf(one) ?? [])),
    segments: unique(
      conditions.flatMap((one) =>
        one.kind === 'segment' ? [{ group: one.group, segment: one.segment }] : [],
      ),
    ),
    catalogueFields: unique([
      ...filters.flatMap((filter) => (filter.subject === 'catalogue' ? [filter.catalogue] : [])),
      ...conditions.flatMap((one) =>
        one.kind === 'computed' && one.operand?.catalogue ? [one.operand.catalogue] : [],
      ),
    ]),
    sources: unique(filters.flatMap((one) => (one.subject === 'source' ? one.sources : []))),
  };
}

/** The events that a condition looks at, its window included. */
export function selectorsOf(condition: Condition): EventSelector[] {
  const anchor =
    'within' in condition && condition.within?.kind === 'since' ? [condition.within.event] : [];
  if (condition.kind === 'sequence') {
    return [...condition.steps.map(({ event }) => event), ...anchor];
  }
  return 'event' in condition ? [condition.event, ...anchor] : anchor;
}

/** The audience that the window of a condition begins with, when somebody entered it. */
export function enteredAudienceOf(condition: Condition): string | undefined {
  const within = 'within' in condition ? condition.within : null;
  return within?.kind === 'entered' ? within.audience : undefined;
}

/** Names what a rule refers to: an audience by its identifier, a segment as `group/segment`. */
export function referencesOf(rule: Rule): string[] {
  const { audiences, entered, segments } = dependenciesOf(rule);
  return unique([
    ...audiences,
    ...entered,
    ...segments.map(({ group, segment }) => `${group}/${segment}`),
  ]);
}

/**
 * Finds out whether an audience would have to know its own members.
 *
 * @param referencesFrom what an audience or segment refers to: of an audience the references of its
 *   rule, of a segment the audiences that feed it
 * @returns the way from the audience back to itself, or undefined
 */
export function circleFrom(
  start: string,
  referencesFrom: (reference: string) => string[],
): string[] | undefined {
  const visited = new Set<string>();
  const walk = (path: string[]): string[] | undefined => {
    for (const next of referencesFrom(path.at(-1) ?? start)) {
      if (next === start) return [...path, next];
      if (visited.has(next)) continue;
      visited.add(next);
      const circle = walk([...path, next]);
      if (circle) return circle;
    }
    return undefined;
  };
  return walk([start]);
}

function unique<Value>(values: Value[]): Value[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
