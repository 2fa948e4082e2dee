import type { Condition, Rule } from 'strapi-cdp-config';
import { aggregationOf } from './aggregation.ts';
import { weighComputed } from './computed.ts';
import { cheapestFirst } from './cost.ts';
import type { Facts, Verdict, World } from './facts.ts';
import type { Finding } from './finding.ts';
import { weighCount, weighFirstTime, weighRegularly } from './happened.ts';
import { keyOfParts, remembered } from './remembered.ts';
import type { ResolvedRule } from './resolved-rule.ts';
import type { Case } from './selection.ts';
import { weighSequence } from './sequence.ts';
import { testValues } from './value-test.ts';
import { testedValues } from './values.ts';
import { allOf, anyOf, fixed, negated } from './verdict.ts';

/** What is known of consent to everything that nothing was said about. */
const ALL_OTHERS = '*';

/**
 * Says whether a rule means a profile: what an audience is, in the fewest words. Whatever answers
 * faster must agree with this.
 */
export function judge(resolved: ResolvedRule, facts: Facts, world: World): Verdict {
  return new Judge(resolved, facts, world).judge(resolved.rule);
}

/** Judges rules for one profile. */
export class Judge {
  readonly #resolved: ResolvedRule;
  readonly #case: Case;

  constructor(resolved: ResolvedRule, facts: Facts, world: World) {
    this.#resolved = resolved;
    this.#case = { facts, world, now: world.now.getTime(), timeZone: resolved.timeZone };
  }

  judge(rule: Rule): Verdict {
    switch (rule.kind) {
      case 'all':
        return allOf(this.#parts(rule));
      case 'any':
        return anyOf(this.#parts(rule));
      case 'not':
        return negated(this.judge(rule.rule));
      // What these mean is not in their words alone.
      case 'audience':
      case 'segment':
      case 'computed-trait':
        return this.weigh(rule);
      default:
        return remembered(this.#case, keyOfParts(rule), () => this.weigh(rule));
    }
  }

  *#parts(group: Rule): Iterable<Verdict> {
    for (const part of cheapestFirst(group)) yield this.judge(part);
  }

  /** Says what a condition holds by. */
  weigh(condition: Condition): Finding {
    switch (condition.kind) {
      case 'did':
      case 'did-not':
        return weighCount(condition, this.#case);
      case 'first-time':
        return weighFirstTime(condition, this.#case);
      case 'regularly':
        return weighRegularly(condition, this.#case);
      case 'sequence':
        return weighSequence(condition, this.#case);
      case 'computed':
      case 'computed-trait':
        return weighComputed(aggregationOf(condition, this.#resolved), this.#case);
      case 'trait':
        return this.#weighValues(condition, testedValues(this.#facts.traits, condition.path));
      case 'identifier':
        return this.#weighValues(condition, this.#identifiers(condition.type));
      case 'consent':
        return bare(fixed(this.#consentTo(condition.category) === condition.is));
      case 'audience':
        return bare(asked(this.#inAudience(condition.audience), condition.is));
      case 'segment':
        return bare(asked(this.#inSegment(condition), condition.is));
    }
  }

  get #facts(): Facts {
    return this.#case.facts;
  }

  #weighValues(
    { quantifier, test }: Extract<Condition, { kind: 'trait' | 'identifier' }>,
    values: unknown[],
  ): Finding {
    const verdict = testValues(test, quantifier, values, this.#case);
    return { ...verdict, value: values.length > 1 ? values : (values[0] ?? null), events: [] };
  }

  #identifiers(type: string): string[] {
    return this.#facts.identifiers.filter((one) => one.type === type).map(({ value }) => value);
  }

  #consentTo(category: string): 'granted' | 'refused' | 'unknown' {
    const { consent } = this.#facts;
    const said = own(consent, category) ?? own(consent, ALL_OTHERS);
    if (said === undefined) return 'unknown';
    return said ? 'granted' : 'refused';
  }

  #inAudience(audience: string): Verdict {
    const rule = own(this.#resolved.audiences, audience);
    if (!rule) throw new Error(`The audience «${audience}» was not resolved.`);
    return this.judge(rule);
  }

  /** By hand, else by an audience that feeds it. */
  #inSegment({ group, segment }: { group: string; segment: string }): Verdict {
    const reference = `${group}/${segment}`;
    const said = own(this.#facts.segmentOverrides, reference);
    if (said !== undefined) return fixed(said);
    const audiences = own(this.#resolved.segments, reference) ?? [];
    return anyOf(audiences.map((audience) => this.#inAudience(audience)));
  }
}

function asked(verdict: Verdict, is: boolean): Verdict {
  return is ? verdict : negated(verdict);
}

function bare(verdict: Verdict): Finding {
  return { ...verdict, value: null, events: [] };
}

/** What a record has under a name that comes from outside. */
function own<Value>(record: Record<string, Value>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
