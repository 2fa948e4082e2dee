import { type RawBuilder, sql } from 'kysely';
import {
  type DateTest,
  durationLength,
  type ListTest,
  type NumberTest,
  type Quantifier,
  type TextTest,
  type ValueTest,
} from 'strapi-cdp-config';
import { jsonPath, numberOf } from '../../profiles/index.ts';
import { daysInRange } from '../rules/anniversary.ts';
import { calendarOf } from '../rules/calendar.ts';
import { LOCAL_DATE, momentOf, ZONED_DATE } from '../rules/dates.ts';
import { fold, type Moment } from '../rules/value-test.ts';

/** A condition. It may be null, which is false. */
export type Condition = RawBuilder<unknown>;

type SingleTest = Exclude<ValueTest, { type: 'list' | 'presence' }>;

/** Values that a test looks at: rows `found (value)`, of which none is null. */
export type FoundValues = RawBuilder<unknown>;

/** The values at a path, a list at its end being its elements. */
export function valuesAtPath(root: RawBuilder<unknown>, path: string): FoundValues {
  const whole = path.endsWith('[]') ? path : `${path}[]`;
  return sql`
    (select value from jsonb_path_query(${root}, ${jsonPath(whole)}) as item (value)
    where value <> 'null') as found (value)
  `;
}

/** Asks something of all values together. Never null. */
export function testFound(
  test: ValueTest,
  quantifier: Quantifier,
  found: FoundValues,
  moment: Moment,
): Condition {
  const value = sql`found.value`;
  const some = (condition: Condition) => sql`exists (select from ${found} where ${condition})`;
  if (test.type === 'presence') return negatedIf(test.operator === 'is-not-set', some(sql`true`));
  if (test.type === 'list') return testList(test, found, value);
  const passes = testValue(test, value, moment);
  if (quantifier !== 'all') return negatedIf(quantifier === 'none', some(passes));
  return sql`coalesce((select bool_and((${passes}) is true) from ${found}), false)`;
}

function testList(test: ListTest, found: FoundValues, value: RawBuilder<unknown>): Condition {
  const wanted = wantedTexts(test);
  const isWanted = sql`${folded(value, test.caseSensitive)} = any(${wanted}::text[])`;
  if (test.operator === 'has-all') {
    return sql`(select count(distinct ${folded(value, test.caseSensitive)}) = ${wanted.length}
      from ${found} where ${isWanted})`;
  }
  return negatedIf(
    test.operator === 'has-none',
    sql`exists (select from ${found} where ${isWanted})`,
  );
}

/** The texts of a list test, each once. */
export function wantedTexts({ values, caseSensitive }: ListTest): string[] {
  return [...new Set(values.map((value) => fold(value, caseSensitive)))];
}

/** Turns a condition round that is never null. */
export function negatedIf(isNegated: boolean, condition: Condition): Condition {
  return isNegated ? sql`not ${condition}` : condition;
}

/** Asks something of one JSON value. Null where it cannot be asked. */
export function testValue(test: SingleTest, value: RawBuilder<unknown>, moment: Moment): Condition {
  switch (test.type) {
    case 'text':
      return testText(test, value);
    case 'number':
      return testNumber(test, numberOf(value));
    case 'boolean':
      return sql`${value} in (${String(test.value)}::jsonb, ${`"${test.value}"`}::jsonb)`;
    case 'date':
      return testDate(test, value, moment);
  }
}

/** A value as text; null for lists and objects. */
export function textValue(value: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(case when jsonb_typeof(${value}) in ('string', 'number', 'boolean')
    then ${value} #>> '{}' end)`;
}

function folded(value: RawBuilder<unknown>, caseSensitive: boolean): RawBuilder<unknown> {
  const text = textValue(value);
  return caseSensitive
    ? sql`(${text} collate "C")`
    : sql`(lower(${text} collate "und-x-icu") collate "C")`;
}

function testText(
  { operator, values, caseSensitive }: TextTest,
  value: RawBuilder<unknown>,
): Condition {
  const text = folded(value, caseSensitive);
  const wanted = values.map((one) => fold(one, caseSensitive));
  const [first = ''] = wanted;
  switch (operator) {
    case 'is':
    case 'one-of':
      return sql`${text} = any(${wanted}::text[])`;
    case 'contains':
      return sql`strpos(${text}, ${first}) > 0`;
    case 'starts':
      return sql`starts_with(${text}, ${first})`;
    case 'ends':
      return sql`right(${text}, ${[...first].length}) = ${first}`;
    case 'matches':
      return sql`${text} like ${likePattern(first)}`;
  }
}

function likePattern(pattern: string): string {
  return pattern
    .replace(/[\\%_]/g, '\\$&')
    .replaceAll('*', '%')
    .replaceAll('?', '_');
}

/**
 * Asks something of an exact number.
 *
 * @param divisor what it must be divided by: the other side is multiplied
 */
export function testNumber(
  { operator, value, upTo }: NumberTest,
  number: RawBuilder<unknown>,
  divisor: RawBuilder<unknown> = sql`1`,
): Condition {
  const limit = (one: number) => sql`${String(one)}::numeric * ${divisor}`;
  if (operator === 'between') {
    return sql`${number} between ${limit(value)} and ${limit(upTo ?? value)}`;
  }
  return sql`${number} ${SIGNS[operator]} ${limit(value)}`;
}

const SIGNS = {
  equals: sql`=`,
  'more-than': sql`>`,
  'at-least': sql`>=`,
  'less-than': sql`<`,
  'at-most': sql`<=`,
};

function testDate(
  test: DateTest,
  value: RawBuilder<unknown>,
  { now, timeZone }: Moment,
): Condition {
  const calendar = calendarOf(timeZone);
  const isBefore = (moment: number) => beforeMoment(value, moment, timeZone);
  const isWithin = (from: number, to: number) => sql`(not ${isBefore(from)} and ${isBefore(to)})`;
  switch (test.operator) {
    case 'before':
      return isBefore(momentOf(test.moment, calendar));
    case 'after':
      return sql`not ${isBefore(momentOf(test.moment, calendar))}`;
    case 'between':
      return isWithin(momentOf(test.from, calendar), momentOf(test.to, calendar));
    case 'within-last':
      return isWithin(now - durationLength(test.duration) + 1, now + 1);
    case 'within-next':
      return isWithin(now + 1, now + durationLength(test.duration) + 1);
    case 'anniversary':
      return sql`${monthDay(value, timeZone)} = any(${daysInRange(test, now, timeZone)}::text[])`;
  }
}

/**
 * Whether a date is earlier than a moment; null for what is no date. A local time is compared with the
 * latest that clocks had shown by then, so that the database need not know when clocks are turned.
 */
function beforeMoment(value: RawBuilder<unknown>, moment: number, timeZone: string): Condition {
  const shown = new Date(calendarOf(timeZone).latestLocal(moment - 1));
  return readDate(value, {
    local: (text) => sql`left(${text}, 23)::timestamp <= ${withoutZone(shown)}::timestamp`,
    zoned: (text) => sql`${text} < ${new Date(moment)}::timestamptz`,
  });
}

function monthDay(value: RawBuilder<unknown>, timeZone: string): RawBuilder<unknown> {
  return readDate(value, {
    local: (text) => sql`substr(${text}, 6, 5)`,
    zoned: (moment) => sql`to_char(${moment} at time zone ${timeZone}, 'MM-DD')`,
  });
}

function readDate(
  value: RawBuilder<unknown>,
  read: {
    local(text: RawBuilder<unknown>): RawBuilder<unknown>;
    zoned(moment: RawBuilder<unknown>): RawBuilder<unknown>;
  },
): RawBuilder<unknown> {
  const text = sql`(${value} #>> '{}')`;
  const moment = sql`regexp_replace(${text}, '(\\.[0-9]{3})[0-9]+', '\\1')::timestamptz`;
  return sql`(case when jsonb_typeof(${value}) <> 'string' then null
    when ${text} ~ ${LOCAL_DATE} then ${read.local(text)}
    when ${text} ~ ${ZONED_DATE} then ${read.zoned(moment)} end)`;
}

function withoutZone(local: Date): string {
  return local.toISOString().slice(0, -1);
}
