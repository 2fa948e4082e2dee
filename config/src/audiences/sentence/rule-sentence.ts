import type { EventCondition, EventSelector } from '../event-filter.ts';
import { type Condition, isGroup, type Rule, type RuleGroup } from '../rule.ts';
import type { RuleWindow } from '../rule-window.ts';
import type { Quantifier, ValueTest } from '../value-test.ts';
import { german } from './de.ts';
import { english } from './en.ts';
import { french } from './fr.ts';
import type { Formats, Predicate, SentenceLanguage, Wording } from './wording.ts';

const WORDINGS: Record<SentenceLanguage, Wording> = { en: english, de: german, fr: french };

/** The names of what a rule refers to by identifiers. What has no name is called by its identifier. */
export interface RuleNames {
  audience?(identifier: string): string | undefined;
  segment?(group: string, segment: string): string | undefined;
  segmentGroup?(group: string): string | undefined;
  computedTrait?(identifier: string): string | undefined;
  source?(key: string): string | undefined;
}

/**
 * Says in plain language exactly what a rule means: «Everyone who did «Product Viewed» at least 3 times
 * in the last 7 days and did not do «Order Completed» in the last 30 days.»
 */
export function ruleSentence(
  rule: Rule,
  language: SentenceLanguage,
  names: RuleNames = {},
): string {
  const teller = tellerOf(language, names);
  return teller.wording.everyone(clauseOf(rule, teller));
}

/** The same of a part of a rule, without «Everyone» and full stop. */
export function ruleClause(rule: Rule, language: SentenceLanguage, names: RuleNames = {}): string {
  return clauseOf(rule, tellerOf(language, names));
}

interface Teller {
  wording: Wording;
  formats: Formats;
  names: RuleNames;
}

function tellerOf(language: SentenceLanguage, names: RuleNames): Teller {
  const wording = WORDINGS[language];
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 20 });
  const dates = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  const times = new Intl.DateTimeFormat(language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  const list = (type: 'conjunction' | 'disjunction') => {
    const format = new Intl.ListFormat(language, { type });
    return (parts: string[]) => format.format(parts);
  };
  const formats: Formats = {
    number: (value) => numbers.format(value),
    // Written and read by the same clocks, so the zone that both are told makes no difference.
    moment: (value) =>
      (value.includes('T') ? times : dates).format(
        new Date(value.includes('T') ? `${value}Z` : `${value}T00:00Z`),
      ),
    all: list('conjunction'),
    any: list('disjunction'),
  };
  return { wording, formats, names };
}

function clauseOf(rule: Rule, teller: Teller): string {
  if (isGroup(rule)) return groupClause(rule, teller);
  if (rule.kind === 'not') return negatedClause(rule.rule, teller);
  return conditionClause(rule, teller);
}

/** Whoever is not in something is said to be just that, whichever way the rule puts it. */
function negatedClause(rule: Rule, teller: Teller): string {
  if (rule.kind === 'audience' || rule.kind === 'segment') {
    return conditionClause({ ...rule, is: !rule.is }, teller);
  }
  return teller.wording.not(bracketed(rule, teller));
}

function groupClause({ kind, rules }: RuleGroup, teller: Teller): string {
  const word = kind === 'all' ? teller.wording.and : teller.wording.or;
  const clauses = rules.map((part) =>
    rules.length > 1 ? bracketed(part, teller) : clauseOf(part, teller),
  );
  return clauses.join(` ${word} `);
}

/** In brackets where «and» and «or» could be misread. */
function bracketed(rule: Rule, teller: Teller): string {
  const clause = clauseOf(rule, teller);
  return isGroup(rule) && rule.rules.length > 1 ? `(${clause})` : clause;
}

function conditionClause(condition: Condition, teller: Teller): string {
  const { wording, formats, names } = teller;
  switch (condition.kind) {
    case 'did': {
      const { operator, value } = condition.count;
      const isOnce = operator === 'at-least' && value === 1;
      const count = isOnce ? null : wording.times(condition.count, formats);
      return wording.did(
        eventPhrase(condition.event, teller),
        count,
        whenPhrase(condition.within, teller),
      );
    }
    case 'did-not':
      return wording.didNot(
        eventPhrase(condition.event, teller),
        whenPhrase(condition.within, teller),
      );
    case 'first-time':
      return wording.firstTime(
        eventPhrase(condition.event, teller),
        whenPhrase(condition.within, teller),
      );
    case 'regularly': {
      const { event, atLeast, of, unit } = condition;
      return wording.regularly(eventPhrase(event, teller), atLeast, of, unit);
    }
    case 'sequence': {
      const steps = condition.steps.map(({ event, after }, index) => {
        const phrase = eventPhrase(event, teller);
        return after === null || index === 0
          ? phrase
          : wording.stepAfter(phrase, wording.duration(after, formats));
      });
      return wording.sequence(steps, condition.same, whenPhrase(condition.within, teller));
    }
    case 'trait':
      return valueClause(wording.trait(condition.path), condition, teller);
    case 'identifier':
      return valueClause(wording.identifier(condition.type), condition, teller);
    case 'computed-trait': {
      const name = names.computedTrait?.(condition.trait) ?? condition.trait;
      return valueClause(wording.computedTrait(name), { ...condition, quantifier: 'any' }, teller);
    }
    case 'computed': {
      const { operand, event, within } = condition;
      const value =
        operand &&
        (operand.catalogue
          ? wording.catalogueField(operand.catalogue.field, operand.property)
          : wording.property(operand.property));
      const subject = wording.computed(
        condition.function,
        value,
        eventPhrase(event, teller),
        whenPhrase(within, teller),
      );
      const { peak } = condition;
      const asked = peak ? wording.peak(subject, peak.unit, peak.as) : subject;
      return valueClause(asked, { ...condition, quantifier: 'any' }, teller);
    }
    case 'segment': {
      const { group, segment, is } = condition;
      return wording.inSegment(
        names.segment?.(group, segment) ?? segment,
        names.segmentGroup?.(group) ?? group,
        is,
      );
    }
    case 'audience':
      return wording.inAudience(
        names.audience?.(condition.audience) ?? condition.audience,
        condition.is,
      );
    case 'consent':
      return wording.consent(condition.category, condition.is);
  }
}

function eventPhrase({ type, name, where }: EventSelector, teller: Teller): string {
  const event = teller.wording.event(type, name);
  if (where.length === 0) return event;
  const conditions = where.map((condition) => eventConditionPhrase(condition, teller));
  return teller.wording.eventWhere(event, teller.formats.all(conditions));
}

function eventConditionPhrase(condition: EventCondition, teller: Teller): string {
  const { wording, formats, names } = teller;
  switch (condition.subject) {
    case 'source':
      return wording.fromSource(
        formats.any(condition.sources.map((key) => `«${names.source?.(key) ?? key}»`)),
      );
    case 'property':
      return testPhrase(wording.property(condition.path), condition, teller);
    case 'context':
      return testPhrase(wording.context(condition.path), condition, teller);
    case 'catalogue':
      return testPhrase(
        wording.catalogueField(condition.catalogue.field, condition.path),
        condition,
        teller,
      );
  }
}

interface Tested {
  quantifier: Quantifier;
  test: ValueTest;
}

function valueClause(subject: string, tested: Tested, teller: Teller): string {
  return teller.wording.withCondition(testPhrase(subject, tested, teller));
}

function testPhrase(subject: string, { quantifier, test }: Tested, teller: Teller): string {
  const { wording } = teller;
  const predicate = predicateOf(test, teller);
  const said =
    quantifier === 'none'
      ? predicate.fails(subject)
      : predicate.holds(quantifier === 'all' ? wording.every(subject) : subject);
  return 'caseSensitive' in test && test.caseSensitive ? wording.caseSensitive(said) : said;
}

function predicateOf(test: ValueTest, { wording, formats }: Teller): Predicate {
  const values = (texts: string[], join: (parts: string[]) => string) =>
    join(texts.map((text) => `«${text}»`));
  switch (test.type) {
    case 'text':
      return wording.text(test, values(test.values, formats.any));
    case 'number':
      return wording.number(test, formats);
    case 'boolean':
      return wording.boolean(test.value);
    case 'date':
      return wording.date(test, formats);
    case 'list':
      return wording.list(
        test,
        values(test.values, test.operator === 'has-all' ? formats.all : formats.any),
      );
    case 'presence':
      return wording.presence(test.operator === 'is-set');
  }
}

function whenPhrase(window: RuleWindow | null, teller: Teller): string | null {
  const { wording, formats, names } = teller;
  if (window === null) return null;
  switch (window.kind) {
    case 'last':
      return wording.last({ count: window.count, unit: window.unit }, formats);
    case 'calendar':
      return wording.calendar(window.unit, window.back, window.count, formats);
    case 'between':
      return wording.between(formats.moment(window.from), formats.moment(window.to));
    case 'before':
      return wording.before(formats.moment(window.moment));
    case 'after':
      return wording.after(formats.moment(window.moment));
    case 'since':
      return wording.since(eventPhrase(window.event, teller), window.which);
    case 'entered':
      return wording.entered(names.audience?.(window.audience) ?? window.audience);
  }
}
