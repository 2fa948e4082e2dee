import type { Condition, Rule } from './rule.ts';

/**
 * The canonical form of a rule: rules that say the same thing in the same words have one form.
 *
 * Groups of one part are that part, groups in a group of their kind are part of it, double negations
 * are gone, «did exactly 0 times» is «did not», parts that repeat another are dropped, and parts stand
 * in the order of their text. It is what a rule is compared and computed by; people see what they wrote.
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
  const byText = new Map(parts.map((part) => [JSON.stringify(part), part]));
  const sorted = [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
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
  if (condition.kind !== 'did') return condition;
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
