import {
  type CatalogueField,
  type Condition,
  conditionsOf,
  type EventSelector,
  type EventType,
  enteredAudienceOf,
  propertySteps,
  type RuleWindow,
  selectorsOf,
} from 'strapi-cdp-config';
import { aggregationOf } from './aggregation.ts';
import { calendarOf } from './calendar.ts';
import type { ResolvedRule } from './resolved-rule.ts';
import type { Selection } from './selection.ts';
import { stretchOf } from './window.ts';

/** Events that rules look at. */
export interface EventNeed {
  type: EventType;
  /** Null for all of the type. */
  name: string | null;
  /** Milliseconds: those of earlier make no difference, now or later. Null for all time. */
  since: number | null;
}

/** What must be known of a profile so that rules can be judged. */
export interface FactNeeds {
  events: EventNeed[];
  /** Names of the properties of events, or null for all. */
  properties: string[] | null;
  context: boolean;
  identifiers: boolean;
  traits: boolean;
  consent: boolean;
  overrides: boolean;
  /** Audiences of which it matters when somebody last entered them. */
  entered: string[];
  /** What is looked up behind document ids. */
  catalogue: CatalogueField[];
}

/** Says what must be known of a profile so that all of some rules can be judged from a moment on. */
export function needsOf(rules: ResolvedRule[], now: Date): FactNeeds {
  const looks = rules.flatMap((resolved) =>
    allConditions(resolved).flatMap((condition) => looksOf(condition, resolved, now.getTime())),
  );
  const conditions = rules.flatMap(allConditions);
  const subjects = looks.flatMap(({ selection }) => selection.where.map(({ subject }) => subject));
  return {
    events: combined(looks.map(({ selection: { type, name }, since }) => ({ type, name, since }))),
    properties: unique(looks.flatMap(propertiesOf)),
    context: subjects.includes('context'),
    identifiers: conditions.some(({ kind }) => kind === 'identifier'),
    traits: conditions.some(({ kind }) => kind === 'trait'),
    consent: conditions.some(({ kind }) => kind === 'consent'),
    overrides: conditions.some(({ kind }) => kind === 'segment'),
    entered: unique(conditions.flatMap((one) => enteredAudienceOf(one) ?? [])),
    catalogue: unique(looks.flatMap(({ catalogue }) => catalogue)),
  };
}

/** Conditions that are judged without looking at events. */
const WITHOUT_EVENTS: readonly Condition['kind'][] = ['trait', 'identifier', 'consent', 'segment'];

const decidable = new WeakMap<ResolvedRule, boolean>();

/** Whether it may be said without looking at their events that a rule means some, or not. */
export function mayDoWithoutEvents(resolved: ResolvedRule): boolean {
  const may =
    decidable.get(resolved) ??
    allConditions(resolved).some(({ kind }) => WITHOUT_EVENTS.includes(kind));
  decidable.set(resolved, may);
  return may;
}

/** The conditions of a rule and of the audiences that it refers to. */
export function allConditions({ rule, audiences }: ResolvedRule): Condition[] {
  return [rule, ...Object.values(audiences)].flatMap(conditionsOf);
}

/** A look that a condition takes at events. */
interface Look {
  selection: Selection;
  since: number | null;
  /** Path of a property that says more than which events are meant. */
  reads: string | null;
  catalogue: CatalogueField[];
}

function looksOf(condition: Condition, resolved: ResolvedRule, now: number): Look[] {
  const { timeZone } = resolved;
  if (condition.kind === 'computed' || condition.kind === 'computed-trait') {
    const { event, operand, within } = aggregationOf(condition, resolved);
    const behind = operand?.catalogue ? [operand.catalogue] : [];
    return [
      look(event, sinceOf(within, now, timeZone), operand?.property ?? null, behind),
      ...anchorsOf(within).map((anchor) => look(anchor, null)),
    ];
  }
  const within = 'within' in condition ? condition.within : null;
  const since =
    condition.kind === 'regularly'
      ? calendarOf(timeZone).startOf(now, condition.unit, 1 - condition.of)
      : condition.kind === 'first-time'
        ? null
        : sinceOf(within, now, timeZone);
  const reads = condition.kind === 'sequence' ? condition.same : null;
  const anchors = anchorsOf(within);
  return selectorsOf(condition).map((selector) =>
    look(selector, anchors.includes(selector) ? null : since, reads),
  );
}

function look(
  selection: Selection,
  since: number | null,
  reads: string | null = null,
  behind: CatalogueField[] = [],
): Look {
  const fields = selection.where.flatMap((one) =>
    one.subject === 'catalogue' ? [one.catalogue] : [],
  );
  return { selection, since, reads, catalogue: [...fields, ...behind] };
}

function anchorsOf(window: RuleWindow | null): EventSelector[] {
  return window?.kind === 'since' ? [window.event] : [];
}

function sinceOf(window: RuleWindow | null, now: number, timeZone: string): number | null {
  const { from } = stretchOf(window, now, timeZone);
  return Number.isFinite(from) ? from : null;
}

/** Names of the properties that a look reads: the first steps of their paths. */
function propertiesOf({ selection: { where, plain = [] }, reads }: Look): string[] {
  const asked = where.flatMap((one) =>
    one.subject === 'property' || one.subject === 'catalogue' ? [one.path] : [],
  );
  const paths = [
    ...asked,
    ...plain.map(({ property }) => property),
    ...(reads === null ? [] : [reads]),
  ];
  return paths.flatMap((path) => propertySteps(path)[0]?.name ?? []);
}

/** Of the same events the longest time. */
function combined(needs: EventNeed[]): EventNeed[] {
  const groups = Map.groupBy(needs, ({ type, name }) => JSON.stringify([type, name]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const times = group.map(({ since }) => since ?? Number.NEGATIVE_INFINITY);
    const since = Math.min(...times);
    return first ? [{ ...first, since: Number.isFinite(since) ? since : null }] : [];
  });
}

function unique<Item>(items: Item[]): Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
