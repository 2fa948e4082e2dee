import {
  DECIMAL,
  type EventCondition,
  type EventSelector,
  type PropertyCondition,
} from 'strapi-cdp-config';
import { compareDecimals, toDecimal } from '../../shared/decimal.ts';
import { elements, isScalar } from '../../shared/scalar.ts';
import { valuesAt } from '../../shared/values-at.ts';
import { indexOf } from './event-index.ts';
import type { FactEvent, Facts, Verdict, World } from './facts.ts';
import { keyOfParts, remembered } from './remembered.ts';
import type { Moment } from './value-test.ts';
import { testValues } from './value-test.ts';
import { testedValues, textOf } from './values.ts';
import { allOf, fixed, soonest } from './verdict.ts';

/** Which events are meant: those of a rule, or those of a computed trait with its own conditions. */
export interface Selection extends EventSelector {
  plain?: PropertyCondition[];
}

/** A profile, and when and where it is looked at. */
export interface Case extends Moment {
  facts: Facts;
  world: Pick<World, 'catalogueValue'>;
}

/** Events that are meant, by time, those to come too; and when time alone makes others of them. */
export interface Stream {
  events: FactEvent[];
  changesAt: number | null;
}

/** Finds the events of a profile that are meant. */
export function streamOf(selection: Selection, one: Case): Stream {
  const events = indexOf(one.facts).find(selection.type, selection.name);
  if (selection.where.length === 0 && !selection.plain?.length) return { events, changesAt: null };
  return remembered(one, keyOfParts(selection), () => streamAmong(events, selection, one));
}

function streamAmong(events: FactEvent[], selection: Selection, one: Case): Stream {
  const weighed = events.map((event) => ({ event, verdict: isMeant(selection, event, one) }));
  return {
    events: weighed.filter(({ verdict }) => verdict.holds).map(({ event }) => event),
    changesAt: soonest(...weighed.map(({ verdict }) => verdict.changesAt)),
  };
}

function isMeant({ where, plain = [] }: Selection, event: FactEvent, one: Case): Verdict {
  return allOf([
    ...plain.map((condition) => fixed(fulfils(event.properties, condition))),
    ...where.map((condition) => testEvent(condition, event, one)),
  ]);
}

function testEvent(condition: EventCondition, event: FactEvent, one: Case): Verdict {
  if (condition.subject === 'source') return fixed(condition.sources.includes(event.source));
  const root = condition.subject === 'context' ? event.context : event.properties;
  const values = testedValues(root, condition.path);
  const tested =
    condition.subject === 'catalogue'
      ? values.flatMap((id) => catalogueValues(id, condition.catalogue, one))
      : values;
  return testValues(condition.test, condition.quantifier, tested, one);
}

/** What the catalogue has behind a document id, but for nulls. */
export function catalogueValues(
  id: unknown,
  { contentType, field }: { contentType: string; field: string },
  { world }: Pick<Case, 'world'>,
): unknown[] {
  const text = textOf(id);
  if (text === undefined) return [];
  return elements(world.catalogueValue(contentType, text, field)).filter((one) => one !== null);
}

/** Whether properties fulfil a condition of a computed trait. */
export function fulfils(
  properties: unknown,
  { property, operator, values }: PropertyCondition,
): boolean {
  const found = valuesAt(properties, property);
  const isOneOf = () =>
    found.filter(isScalar).some((value) => values.includes(textOf(value) ?? ''));
  const isThere = () => found.some((value) => value !== null);
  const [limit = ''] = values;
  const compares = (test: (difference: number) => boolean) =>
    found.some((value) => {
      const number = toDecimal(value);
      const bound = DECIMAL.test(limit) ? toDecimal(limit) : undefined;
      return number && bound && test(compareDecimals(number, bound));
    });
  switch (operator) {
    case 'is':
      return isOneOf();
    case 'is-not':
      return !isOneOf();
    case 'exists':
      return isThere();
    case 'missing':
      return !isThere();
    case 'more-than':
      return compares((difference) => difference > 0);
    case 'at-least':
      return compares((difference) => difference >= 0);
    case 'less-than':
      return compares((difference) => difference < 0);
    case 'at-most':
      return compares((difference) => difference <= 0);
  }
}
