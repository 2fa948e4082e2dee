import { type Condition, type Rule, subrulesOf } from 'strapi-cdp-config';

/** What it takes to judge a condition: looking something up, going through events, or much of that. */
const COSTS: Record<Condition['kind'], number> = {
  trait: 0,
  identifier: 0,
  consent: 0,
  did: 1,
  'did-not': 1,
  'first-time': 1,
  regularly: 2,
  computed: 2,
  'computed-trait': 2,
  audience: 2,
  segment: 2,
  sequence: 3,
};

const sorted = new WeakMap<Rule, Rule[]>();

/** The parts of a group, what is judged soonest first: often nobody must ask for the rest. */
export function cheapestFirst(group: Rule): Rule[] {
  const parts = sorted.get(group) ?? subrulesOf(group).toSorted((a, b) => costOf(a) - costOf(b));
  sorted.set(group, parts);
  return parts;
}

function costOf(rule: Rule): number {
  if (rule.kind === 'all' || rule.kind === 'any' || rule.kind === 'not') {
    return subrulesOf(rule).reduce((cost, part) => cost + costOf(part), 0);
  }
  return COSTS[rule.kind];
}
