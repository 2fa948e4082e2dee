import type { DurationUnit } from 'strapi-cdp-config';
import {
  type EventDraft,
  emptyEvent,
  emptyTest,
  type FilterDraft,
  type TestDraft,
  type WindowDraft,
} from './conditions.ts';
import type { ConditionDraft, RuleDraft } from './draft.ts';

const TEMPLATE_IDS = [
  'abandoned-basket',
  'lapsed-customers',
  'big-spenders',
  'first-purchase',
  'birthday',
  'category-fans',
] as const;
/** Names a template; its words are in the translations. */
export type TemplateId = (typeof TEMPLATE_IDS)[number];

/** A rule to begin with. */
export interface RuleTemplate {
  id: TemplateId;
  rule: RuleDraft;
}

const track = (name: string, where: FilterDraft[] = []): EventDraft => ({
  ...emptyEvent(),
  name,
  where,
});
const last = (count: number, unit: DurationUnit): WindowDraft => ({ kind: 'last', count, unit });
const moreThan = (value: number): TestDraft => ({ ...emptyTest('number'), value });
const did = (event: EventDraft, times: number, within: WindowDraft): ConditionDraft => ({
  kind: 'did',
  event,
  count: { operator: 'at-least', value: times, upTo: null },
  within,
});
const didNot = (event: EventDraft, within: WindowDraft | null): ConditionDraft => ({
  kind: 'did-not',
  event,
  within,
});

const ordered = () => track('Order Completed');

const RULES: Record<TemplateId, RuleDraft> = {
  'abandoned-basket': {
    kind: 'all',
    rules: [
      did(track('Product Added'), 1, last(1, 'days')),
      didNot(ordered(), { kind: 'since', event: track('Product Added'), which: 'last' }),
    ],
  },
  'lapsed-customers': {
    kind: 'all',
    rules: [did(ordered(), 1, last(1, 'years')), didNot(ordered(), last(90, 'days'))],
  },
  'big-spenders': {
    kind: 'all',
    rules: [
      {
        kind: 'computed',
        function: 'sum',
        event: ordered(),
        operand: { property: 'total', catalogue: null },
        within: last(1, 'years'),
        peak: null,
        test: moreThan(500),
      },
    ],
  },
  'first-purchase': {
    kind: 'all',
    rules: [{ kind: 'first-time', event: ordered(), within: last(7, 'days') }],
  },
  birthday: {
    kind: 'all',
    rules: [
      {
        kind: 'trait',
        path: 'birthday',
        quantifier: 'any',
        test: { type: 'date', operator: 'anniversary', fromDay: 0, toDay: 0 },
      },
    ],
  },
  'category-fans': {
    kind: 'all',
    rules: [
      did(
        track('Product Viewed', [
          {
            subject: 'property',
            path: 'category',
            quantifier: 'any',
            // Which category, only the editor knows.
            test: emptyTest('text'),
          },
        ]),
        3,
        last(30, 'days'),
      ),
    ],
  },
};

/**
 * Rules to begin with, by the event names of the tracking API's e-commerce vocabulary. They are
 * complete but for «fans of a category», which asks for the category.
 */
export const TEMPLATES: RuleTemplate[] = TEMPLATE_IDS.map((id) => ({ id, rule: RULES[id] }));
