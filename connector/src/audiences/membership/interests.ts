import { conditionsOf, dependenciesOf, type EventType, type Rule } from 'strapi-cdp-config';
import { type EventKind, kindOf } from '../../touched/index.ts';
import type { ResolvedRule } from '../rules/resolved-rule.ts';

/** What must happen before a rule may say something else of a profile that stays the same person. */
export interface Interests {
  /** Events, by type, then by name; null is any name. */
  events: { type: EventType; name: string | null }[];
  traits: boolean;
  consent: boolean;
  catalogue: boolean;
  /** Audiences of which it asks when somebody entered them. */
  entered: string[];
}

const remembered = new WeakMap<ResolvedRule, Interests>();

/** What a rule looks at, together with all that it refers to. */
export function interestsOf(resolved: ResolvedRule): Interests {
  const known = remembered.get(resolved);
  if (known) return known;
  const rules: Rule[] = [resolved.rule, ...Object.values(resolved.audiences)];
  const computations = Object.values(resolved.computedTraits);
  const dependencies = rules.map(dependenciesOf);
  const conditions = rules.flatMap(conditionsOf);
  const interests = {
    events: [
      ...dependencies.flatMap(({ events }) => events),
      ...computations.map(({ event }) => event),
    ],
    traits: conditions.some(({ kind }) => kind === 'trait'),
    consent: conditions.some(({ kind }) => kind === 'consent'),
    catalogue:
      dependencies.some(({ catalogueFields }) => catalogueFields.length > 0) ||
      computations.some(({ operand }) => operand?.catalogue),
    entered: [...new Set(dependencies.flatMap(({ entered }) => entered))],
  };
  remembered.set(resolved, interests);
  return interests;
}

/** Tells which events some rule looks at. */
export class EventFilter {
  readonly #types = new Set<string>();
  readonly #kinds = new Set<string>();

  constructor(interests: Interests[]) {
    for (const { type, name } of interests.flatMap(({ events }) => events)) {
      if (name === null) this.#types.add(type);
      else this.#kinds.add(kindOf({ type, name }));
    }
  }

  passes(event: EventKind): boolean {
    return this.#types.has(event.type) || this.#kinds.has(kindOf(event));
  }
}

const filters = new WeakMap<ResolvedRule, EventFilter>();

/** Tells which events a rule looks at. */
export function eventFilterOf(resolved: ResolvedRule): EventFilter {
  const filter = filters.get(resolved) ?? new EventFilter([interestsOf(resolved)]);
  filters.set(resolved, filter);
  return filter;
}
