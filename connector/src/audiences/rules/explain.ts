import { type Explanation, isGroup, type Rule, subrulesOf } from 'strapi-cdp-config';
import type { FactEvent, Facts, Verdict, World } from './facts.ts';
import { Judge } from './judge.ts';
import type { ResolvedRule } from './resolved-rule.ts';
import { allOf, anyOf, negated } from './verdict.ts';

/** Events that are shown of one condition. */
const MOST_EVENTS = 10;

/**
 * Says why a rule means a profile or not, part by part.
 *
 * @param rule the rule as its editor wrote it, whose parts the explanation follows; `resolved` is made
 *   of it
 */
export function explain(
  rule: Rule,
  resolved: ResolvedRule,
  facts: Facts,
  world: World,
): Explanation {
  return explainPart(rule, new Judge(resolved, facts, world)).explanation;
}

interface Explained {
  verdict: Verdict;
  explanation: Explanation;
}

function explainPart(rule: Rule, judge: Judge): Explained {
  if (!isGroup(rule) && rule.kind !== 'not') {
    const finding = judge.weigh(rule);
    const events = finding.events.slice(-MOST_EVENTS).reverse().map(toDecidingEvent);
    return explained(finding, { value: finding.value, events });
  }
  const parts = subrulesOf(rule).map((part) => explainPart(part, judge));
  const verdicts = parts.map(({ verdict }) => verdict);
  const verdict =
    rule.kind === 'all'
      ? allOf(verdicts)
      : rule.kind === 'any'
        ? anyOf(verdicts)
        : negated(verdicts[0] ?? { holds: false, changesAt: null });
  return explained(verdict, { parts: parts.map(({ explanation }) => explanation) });
}

function explained(
  verdict: Verdict,
  { value = null, events = [], parts = [] }: Partial<Explanation>,
): Explained {
  const { holds, changesAt } = verdict;
  const at = changesAt === null ? null : new Date(changesAt).toISOString();
  return { verdict, explanation: { holds, changesAt: at, value, events, parts } };
}

function toDecidingEvent({ type, name, timestamp, properties }: FactEvent) {
  return {
    type,
    name,
    timestamp: new Date(timestamp).toISOString(),
    // The schema of the reply checks that it is JSON.
    properties: properties as Explanation['events'][number]['properties'],
  };
}
