import type { Duration } from '../duration.ts';
import type { Wording } from './wording.ts';

const UNITS = {
  minutes: 'minute',
  hours: 'hour',
  days: 'day',
  weeks: 'week',
  months: 'month',
  years: 'year',
} as const;

const plural = (count: number, word: string) => (count === 1 ? word : `${word}s`);
const then = (part: string | null) => (part === null ? '' : ` ${part}`);

const predicate = (holds: string, fails: string) => ({
  holds: (subject: string) => `${subject} ${holds}`,
  fails: (subject: string) => `${subject} ${fails}`,
});

const length = ({ count, unit }: Duration, number: (value: number) => string) => {
  const days = unit === 'months' ? count * 30 : unit === 'years' ? count * 365 : null;
  const exact = days === null ? '' : ` (${number(days)} days)`;
  return `${number(count)} ${plural(count, UNITS[unit])}${exact}`;
};

/** Behind «the last» and «the next»: «the last day», «the last 2 days». */
const stretch = (duration: Duration, number: (value: number) => string) =>
  duration.count === 1 ? length(duration, number).replace(/^\S+ /, '') : length(duration, number);

/** Rules in English. */
export const english: Wording = {
  everyone: (clause) => `Everyone ${clause}.`,
  not: (clause) => `who is not one of those ${clause}`,
  and: 'and',
  or: 'or',

  event(type, name) {
    if (type === 'track') return name === null ? 'any event' : `«${name}»`;
    if (type === 'page') return name === null ? 'a page view' : `a view of the page «${name}»`;
    if (type === 'screen')
      return name === null ? 'a screen view' : `a view of the screen «${name}»`;
    return name === null ? `a call of ${type}` : `a call of ${type} named «${name}»`;
  },
  eventWhere: (event, conditions) => `${event} where ${conditions}`,
  did: (event, count, when) => `who did ${event}${then(count)}${then(when)}`,
  didNot: (event, when) => `who did not do ${event}${then(when)}`,
  times({ operator, value, upTo }, { number }) {
    const count = `${number(value)} ${plural(value, 'time')}`;
    switch (operator) {
      case 'exactly':
        return `exactly ${count}`;
      case 'not':
        return `some other number of times than ${number(value)}`;
      case 'at-least':
        return `at least ${count}`;
      case 'at-most':
        return `at most ${count}`;
      case 'between':
        return `${number(value)} to ${number(upTo ?? value)} times`;
    }
  },
  firstTime: (event, when) => `who did ${event} for the first time ever${then(when)}`,
  regularly: (event, atLeast, of, unit) =>
    `who did ${event} on at least ${atLeast} of the last ${of} ${plural(of, unit)}`,
  sequence: (steps, same, when) =>
    `who did ${steps.join(', then ')}${same === null ? '' : `, all with the same ${same}`}${then(when)}`,
  stepAfter: (event, duration) => `within ${duration} ${event}`,

  duration: (duration, { number }) => length(duration, number),
  last: (duration, { number }) => `in the last ${stretch(duration, number)}`,
  calendar(unit, back, count, { number }) {
    if (count === 1 && back === 0) return unit === 'day' ? 'today' : `this ${unit}`;
    if (count === 1 && back === 1) return unit === 'day' ? 'yesterday' : `last ${unit}`;
    if (count === 1) return `${number(back)} calendar ${plural(back, unit)} ago`;
    const units = `the ${number(count)} calendar ${plural(count, unit)}`;
    if (back === 0) return `in ${units} up to and including this ${unit}`;
    if (back === 1) return `in ${units} before this ${unit}`;
    return `in ${units} that ended ${number(back - 1)} ${plural(back - 1, unit)} before this ${unit}`;
  },
  between: (from, to) => `from ${from} until before ${to}`,
  before: (moment) => `before ${moment}`,
  after: (moment) => `since ${moment}`,
  since: (event, which) => `after the ${which} time of ${event}`,
  entered: (audience) => `after last entering the audience «${audience}»`,

  withCondition: (condition) => `whose ${condition}`,
  property: (path) => path,
  context: (path) => `context ${path}`,
  catalogueField: (field, path) => `${field} of the catalogue entry in ${path}`,
  trait: (path) => `trait «${path}»`,
  computedTrait: (name) => `computed trait «${name}»`,
  identifier: (type) => `identifier ${type}`,
  computed(name, value, event, when) {
    const of = `${value === null ? '' : ` ${value}`} of ${event}${then(when)}`;
    switch (name) {
      case 'count':
        return value === null
          ? `number of times of ${event}${then(when)}`
          : `number of values of${of}`;
      case 'distinct':
        return `number of different values of${of}`;
      case 'sum':
        return `sum of${of}`;
      case 'average':
        return `average of${of}`;
      case 'min':
        return `smallest${of}`;
      case 'max':
        return `largest${of}`;
      case 'first':
      case 'last':
        return value === null ? `${name} time of ${event}${then(when)}` : `${name}${of}`;
      case 'most-frequent':
        return `most frequent${of}`;
    }
  },
  peak: (subject, unit, as) =>
    as === 'amount'
      ? `${subject} in the calendar ${unit} with the most`
      : `share (in percent) of the calendar ${unit} with the most in the ${subject}`,
  every: (condition) => `every value of ${condition}`,
  fromSource: (sources) => `it came from ${sources}`,

  text({ operator }, values) {
    switch (operator) {
      case 'is':
        return predicate(`is ${values}`, `is not ${values}`);
      case 'one-of':
        return predicate(`is ${values}`, `is not ${values}`);
      case 'contains':
        return predicate(`contains ${values}`, `does not contain ${values}`);
      case 'starts':
        return predicate(`starts with ${values}`, `does not start with ${values}`);
      case 'ends':
        return predicate(`ends with ${values}`, `does not end with ${values}`);
      case 'matches':
        return predicate(`matches ${values}`, `does not match ${values}`);
    }
  },
  number({ operator, value, upTo }, { number }) {
    const words = {
      equals: `equal to ${number(value)}`,
      'more-than': `more than ${number(value)}`,
      'at-least': `at least ${number(value)}`,
      'less-than': `less than ${number(value)}`,
      'at-most': `at most ${number(value)}`,
      between: `between ${number(value)} and ${number(upTo ?? value)}`,
    }[operator];
    return predicate(`is ${words}`, `is not ${words}`);
  },
  boolean: (value) => predicate(value ? 'is yes' : 'is no', value ? 'is not yes' : 'is not no'),
  date(test, formats) {
    switch (test.operator) {
      case 'before':
      case 'after': {
        const words = `${test.operator === 'before' ? 'before' : 'at or after'} ${formats.moment(test.moment)}`;
        return predicate(`is ${words}`, `is not ${words}`);
      }
      case 'between': {
        const words = `from ${formats.moment(test.from)} until before ${formats.moment(test.to)}`;
        return predicate(`is ${words}`, `is not ${words}`);
      }
      case 'within-last':
      case 'within-next': {
        const words = `within the ${test.operator === 'within-last' ? 'last' : 'next'} ${stretch(test.duration, formats.number)}`;
        return predicate(`is ${words}`, `is not ${words}`);
      }
      case 'anniversary': {
        const words = `has its anniversary ${dayRange(test.fromDay, test.toDay)}`;
        return predicate(words, words.replace('has its', 'does not have its'));
      }
    }
  },
  list({ operator }, values) {
    switch (operator) {
      case 'has-any':
        return predicate(`has any of ${values}`, `has not any of ${values}`);
      case 'has-all':
        return predicate(`has all of ${values}`, `has not all of ${values}`);
      case 'has-none':
        return predicate(`has none of ${values}`, `has some of ${values}`);
    }
  },
  presence: (isSet) =>
    isSet ? predicate('is set', 'is not set') : predicate('is not set', 'is set'),
  caseSensitive: (condition) => `${condition} (upper and lower case differ)`,

  inSegment: (segment, group, is) =>
    `who is ${is ? '' : 'not '}in the segment «${segment}» of «${group}»`,
  inAudience: (audience, is) => `who is ${is ? '' : 'not '}in the audience «${audience}»`,
  consent(category, is) {
    if (is === 'unknown') return `who has neither granted nor refused consent to «${category}»`;
    return `who has ${is} consent to «${category}»`;
  },
};

function dayRange(from: number, to: number): string {
  if (from === to) return day(from);
  return `from ${day(from)} to ${day(to)}`;
}

function day(offset: number): string {
  if (offset === 0) return 'today';
  const count = `${Math.abs(offset)} ${plural(Math.abs(offset), 'day')}`;
  return offset > 0 ? `in ${count}` : `${count} ago`;
}
