import type { EventCondition, EventSelector } from './event-filter.ts';
import type { Condition, Rule } from './rule.ts';
import type { RuleWindow } from './rule-window.ts';
import type { Quantifier, ValueTest } from './value-test.ts';

/**
 * The canonical form of a rule: rules that say the same thing in the same words have one form.
 *
 * Groups of one part are that part, groups in a group of their kind are part of it, double negations
 * are gone, «did exactly 0 times» is «did not», what repeats another is dropped, and parts of groups,
 * conditions of events and listed values stand in the order of their text. It is what a rule is
 * compared and computed by; people see what they wrote.
 */
export function canonicalRule(rule: Rule): Rule {
  switch (rule.kind) {
    case 'all':
    case 'any':
      return canonicalGroup(rule.kind, rule.rules);
    case 'not':
      return canonicalNegation(canonicalRule(rule.rule));
    default:
      return canonicalCondition(rule);
  }
}

/** Whether two rules mean the same by their canonical form. */
export function isSameRule(one: Rule, other: Rule): boolean {
  return JSON.stringify(canonicalRule(one)) === JSON.stringify(canonicalRule(other));
}

function canonicalGroup(kind: 'all' | 'any', rules: Rule[]): Rule {
  const parts = rules
    .map(canonicalRule)
    .flatMap((part) => (part.kind === kind ? part.rules : [part]));
  const sorted = inOrder(parts);
  const [only] = sorted;
  return sorted.length === 1 && only ? only : { kind, rules: sorted };
}

function canonicalNegation(rule: Rule): Rule {
  if (rule.kind === 'not') return rule.rule;
  if (rule.kind === 'segment' || rule.kind === 'audience') return { ...rule, is: !rule.is };
  if (rule.kind === 'did-not') {
    const { event, within } = rule;
    return { kind: 'did', event, count: { operator: 'at-least', value: 1, upTo: null }, within };
  }
  if (rule.kind === 'did' && rule.count.operator === 'at-least' && rule.count.value === 1) {
    return { kind: 'did-not', event: rule.event, within: rule.within };
  }
  return { kind: 'not', rule };
}

function canonicalCondition(condition: Condition): Condition {
  switch (condition.kind) {
    case 'did':
      return canonicalCount({
        ...condition,
        event: canonicalEvent(condition.event),
        within: canonicalWindow(condition.within),
      });
    case 'did-not':
    case 'first-time':
      return {
        ...condition,
        event: canonicalEvent(condition.event),
        within: canonicalWindow(condition.within),
      };
    case 'regularly':
      return { ...condition, event: canonicalEvent(condition.event) };
    case 'sequence':
      return {
        ...condition,
        // The first step has nothing that it could come after.
        steps: condition.steps.map(({ event, after }, step) => ({
          event: canonicalEvent(event),
          after: step === 0 ? null : after,
        })),
        within: canonicalWindow(condition.within),
      };
    case 'computed':
      return {
        ...condition,
        event: canonicalEvent(condition.event),
        within: canonicalWindow(condition.within),
        test: canonicalTest(condition.test),
      };
    case 'computed-trait':
      return { ...condition, test: canonicalTest(condition.test) };
    case 'trait':
    case 'identifier':
      return canonicalTested(condition);
    default:
      return condition;
  }
}

function canonicalCount(condition: Extract<Condition, { kind: 'did' }>): Condition {
  const { event, count, within } = condition;
  const { operator, value, upTo } = count;
  const isNever =
    (value === 0 && (operator === 'exactly' || operator === 'at-most')) ||
    (operator === 'between' && value === 0 && upTo === 0);
  if (isNever) return { kind: 'did-not', event, within };
  const isEver = operator === 'not' && value === 0;
  if (isEver) return { ...condition, count: { operator: 'at-least', value: 1, upTo: null } };
  if (operator === 'between' && value === upTo) {
    return { ...condition, count: { operator: 'exactly', value, upTo: null } };
  }
  return condition;
}

function canonicalEvent(event: EventSelector): EventSelector {
  return { ...event, where: inOrder(event.where.map(canonicalEventCondition)) };
}

function canonicalEventCondition(condition: EventCondition): EventCondition {
  if (condition.subject !== 'source') return canonicalTested(condition);
  return { ...condition, sources: inOrder(condition.sources) };
}

function canonicalWindow(window: RuleWindow | null): RuleWindow | null {
  return window?.kind === 'since' ? { ...window, event: canonicalEvent(window.event) } : window;
}

function canonicalTested<Tested extends { quantifier: Quantifier; test: ValueTest }>(
  tested: Tested,
): Tested {
  const { type } = tested.test;
  const quantifier = type === 'list' || type === 'presence' ? 'any' : tested.quantifier;
  return { ...tested, quantifier, test: canonicalTest(tested.test) };
}

function canonicalTest(test: ValueTest): ValueTest {
  if (test.type !== 'text' && test.type !== 'list') return test;
  const values = inOrder(test.values);
  const isOne = test.type === 'text' && test.operator === 'one-of' && values.length === 1;
  return isOne ? { ...test, values, operator: 'is' } : { ...test, values };
}

/** Each once, in the order of their text. */
function inOrder<Item>(items: Item[]): Item[] {
  const byText = new Map(items.map((item) => [JSON.stringify(item), item]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item);
}
