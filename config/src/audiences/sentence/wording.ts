import type { ComputedFunction } from '../../computed-traits/computed-trait.ts';
import type { Duration } from '../duration.ts';
import type { EventSelector } from '../event-filter.ts';
import type { CountTest } from '../rule.ts';
import type { CalendarUnit } from '../rule-window.ts';
import type { DateTest, ListTest, NumberTest, TextTest } from '../value-test.ts';

/** The languages that rules are told in: those of the screens. */
export type SentenceLanguage = 'en' | 'de' | 'fr';

/** Writes values as people of a language do. */
export interface Formats {
  number(value: number): string;
  /** A moment by the clocks of the platform's time zone, such as `2026-03-01T12:30`. */
  moment(value: string): string;
  /** Joins with «and». */
  all(parts: string[]): string;
  /** Joins with «or». */
  any(parts: string[]): string;
}

/** A predicate said of a subject, and the same denied. */
export interface Predicate {
  holds(subject: string): string;
  fails(subject: string): string;
}

/**
 * How a language says each part of a rule. A clause is a relative clause, such as «who did X» or
 * «whose city is Y»: what stands behind «everyone».
 */
export interface Wording {
  /** «Everyone …» as a sentence. */
  everyone(clause: string): string;
  not(clause: string): string;
  and: string;
  or: string;

  event(type: EventSelector['type'], name: string | null): string;
  /** An event that fulfils conditions. */
  eventWhere(event: string, conditions: string): string;
  did(event: string, count: string | null, when: string | null): string;
  didNot(event: string, when: string | null): string;
  times(count: CountTest, formats: Formats): string;
  firstTime(event: string, when: string | null): string;
  regularly(event: string, atLeast: number, of: number, unit: 'day' | 'week'): string;
  sequence(steps: string[], same: string | null, when: string | null): string;
  /** A step of a sequence that comes soon after the one before. */
  stepAfter(event: string, duration: string): string;

  duration(duration: Duration, formats: Formats): string;
  last(duration: Duration, formats: Formats): string;
  calendar(unit: CalendarUnit, back: number, count: number, formats: Formats): string;
  between(from: string, to: string): string;
  before(moment: string): string;
  after(moment: string): string;
  since(event: string, which: 'first' | 'last'): string;
  entered(audience: string): string;

  /** A clause with a condition on a value that the customer has. */
  withCondition(condition: string): string;
  property(path: string): string;
  context(path: string): string;
  catalogueField(field: string, path: string): string;
  trait(path: string): string;
  computedTrait(name: string): string;
  identifier(type: string): string;
  computed(
    name: ComputedFunction,
    value: string | null,
    event: string,
    when: string | null,
  ): string;
  /** What the one unit of the calendar with the most has of a computed value, or its share of all. */
  peak(subject: string, unit: CalendarUnit, as: 'amount' | 'share'): string;
  /** Each of several values. */
  every(condition: string): string;
  fromSource(sources: string): string;

  text(test: TextTest, values: string): Predicate;
  number(test: NumberTest, formats: Formats): Predicate;
  boolean(value: boolean): Predicate;
  date(test: DateTest, formats: Formats): Predicate;
  list(test: ListTest, values: string): Predicate;
  presence(isSet: boolean): Predicate;
  caseSensitive(condition: string): string;

  inSegment(segment: string, group: string, is: boolean): string;
  inAudience(audience: string, is: boolean): string;
  consent(category: string, is: 'granted' | 'refused' | 'unknown'): string;
}
