import type {
  ComputedFunction,
  ConditionKind,
  Duration,
  EventCondition,
  EventSelector,
  RuleWindow,
  ValueTest,
} from 'strapi-cdp-config';
import type { ConditionDraft, Loose } from './draft.ts';

/** A part of a condition that may lack something. */
export type EventDraft = Loose<EventSelector>;
export type FilterDraft = Loose<EventCondition>;
export type WindowDraft = Loose<RuleWindow>;
export type TestDraft = Loose<ValueTest>;
export type DurationDraft = Loose<Duration>;
/** A condition of one kind. */
export type DraftOf<Kind extends ConditionKind> = Extract<ConditionDraft, { kind: Kind }>;

/** The kinds of condition, in the order in which they are offered: what people did, then who they are. */
export const CONDITION_KINDS = [
  'did',
  'did-not',
  'first-time',
  'regularly',
  'sequence',
  'computed',
  'trait',
  'computed-trait',
  'segment',
  'audience',
  'identifier',
  'consent',
] as const satisfies readonly ConditionKind[];

/** Kinds that are about what people did. */
export const BEHAVIOUR: readonly ConditionKind[] = CONDITION_KINDS.slice(0, 6);

/** A track of which the name is still to be chosen. */
export const emptyEvent = (): EventDraft => ({ type: 'track', name: '', where: [] });

/** A test that is still to be filled in. */
export function emptyTest<Type extends ValueTest['type']>(type: Type): TestDraft & { type: Type };
export function emptyTest(type: ValueTest['type']): TestDraft {
  switch (type) {
    case 'text':
      return { type, operator: 'is', values: [], caseSensitive: false };
    case 'number':
      return { type, operator: 'more-than', value: null, upTo: null };
    case 'boolean':
      return { type, value: true };
    case 'date':
      return { type, operator: 'within-last', duration: { count: 30, unit: 'days' } };
    case 'list':
      return { type, operator: 'has-any', values: [], caseSensitive: false };
    case 'presence':
      return { type, operator: 'is-set' };
  }
}

/** A condition on an event that is still to be filled in. */
export const emptyFilter = (): FilterDraft => ({
  subject: 'property',
  path: '',
  quantifier: 'any',
  test: emptyTest('text'),
});

/** A condition that is still to be filled in. */
export function emptyCondition(kind: ConditionKind): ConditionDraft {
  const within: WindowDraft | null = null;
  const event = emptyEvent();
  switch (kind) {
    case 'did':
      return { kind, event, count: { operator: 'at-least', value: 1, upTo: null }, within };
    case 'did-not':
    case 'first-time':
      return { kind, event, within };
    case 'regularly':
      return { kind, event, unit: 'day', atLeast: 3, of: 7 };
    case 'sequence':
      return {
        kind,
        steps: [
          { event, after: null },
          { event: emptyEvent(), after: null },
        ],
        same: null,
        within,
      };
    case 'trait':
      return { kind, path: '', quantifier: 'any', test: emptyTest('text') };
    case 'computed':
      return {
        kind,
        function: 'sum',
        event,
        operand: { property: '', catalogue: null },
        within,
        peak: null,
        test: emptyTest('number'),
      };
    case 'computed-trait':
      return { kind, trait: '', test: emptyTest('number') };
    case 'segment':
      return { kind, group: '', segment: '', is: true };
    case 'audience':
      return { kind, audience: '', is: true };
    case 'identifier':
      return { kind, type: '', quantifier: 'any', test: emptyTest('presence') };
    case 'consent':
      return { kind, category: '', is: 'granted' };
  }
}

/** The same condition as another kind: what both have stays, such as the event and the window. */
export function asKind(condition: ConditionDraft, kind: ConditionKind): ConditionDraft {
  if (condition.kind === kind) return condition;
  const empty = emptyCondition(kind);
  const event = firstEvent(condition);
  const kept: Record<string, unknown> = {};
  if (event && 'event' in empty) kept.event = event;
  if (event && empty.kind === 'sequence') {
    kept.steps = empty.steps.map((one, at) => (at === 0 ? { ...one, event } : one));
  }
  for (const key of ['within', 'test', 'quantifier'] as const) {
    if (key in empty && key in condition) kept[key] = condition[key as keyof ConditionDraft];
  }
  return { ...empty, ...kept } as ConditionDraft;
}

function firstEvent(condition: ConditionDraft): EventDraft | undefined {
  if (condition.kind === 'sequence') return condition.steps[0]?.event;
  return 'event' in condition ? condition.event : undefined;
}

/** What a computed value is tested for, unless somebody says otherwise. */
export function testFor(name: ComputedFunction, hasOperand: boolean): TestDraft {
  if (name === 'most-frequent') return emptyTest('text');
  if (name === 'first' || name === 'last') return emptyTest(hasOperand ? 'text' : 'date');
  return emptyTest('number');
}

/** A window that is still to be filled in. */
export function emptyWindow(kind: RuleWindow['kind']): WindowDraft {
  switch (kind) {
    case 'last':
      return { kind, count: 30, unit: 'days' };
    case 'calendar':
      return { kind, unit: 'month', back: 0, count: 1 };
    case 'between':
      return { kind, from: '', to: '' };
    case 'before':
    case 'after':
      return { kind, moment: '' };
    case 'since':
      return { kind, event: emptyEvent(), which: 'last' };
    case 'entered':
      return { kind, audience: '' };
  }
}
