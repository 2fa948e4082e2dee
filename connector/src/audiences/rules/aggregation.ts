import type {
  Computation,
  ComputedFunction,
  Condition,
  Operand,
  Peak,
  RuleWindow,
  ValueTest,
} from 'strapi-cdp-config';
import type { ResolvedRule } from './resolved-rule.ts';
import type { Selection } from './selection.ts';

type Computed = Extract<Condition, { kind: 'computed' | 'computed-trait' }>;

/** What is added up, and what is asked of it: in a rule itself, or by a computed trait. */
export interface Aggregation {
  function: ComputedFunction;
  event: Selection;
  operand: Operand | null;
  within: RuleWindow | null;
  /** Of which unit of the calendar, if not of all time. */
  peak: Peak | null;
  test: ValueTest;
}

const known = new WeakMap<ResolvedRule, Map<Computed, Aggregation>>();

/** What a condition adds up: the same object each time. */
export function aggregationOf(condition: Computed, resolved: ResolvedRule): Aggregation {
  const ofRule = known.get(resolved) ?? new Map<Computed, Aggregation>();
  known.set(resolved, ofRule);
  const aggregation = ofRule.get(condition) ?? toAggregation(condition, resolved);
  ofRule.set(condition, aggregation);
  return aggregation;
}

function toAggregation(condition: Computed, { computedTraits }: ResolvedRule): Aggregation {
  if (condition.kind === 'computed') {
    const { function: name, event, operand, within, peak, test } = condition;
    return { function: name, event, operand, within, peak, test };
  }
  const computation = Object.hasOwn(computedTraits, condition.trait)
    ? computedTraits[condition.trait]
    : undefined;
  if (!computation) throw new Error(`The computed trait «${condition.trait}» was not resolved.`);
  return { ...aggregationOfTrait(computation), test: condition.test };
}

/** What a computed trait adds up. Its window is exact here. */
export function aggregationOfTrait({
  function: name,
  event,
  where,
  operand,
  window,
}: Computation): Omit<Aggregation, 'test'> {
  return {
    function: name,
    event: { ...event, where: [], plain: where },
    operand,
    within: window && { kind: 'last', ...window },
    peak: null,
  };
}
