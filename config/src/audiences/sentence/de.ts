import type { Duration } from '../duration.ts';
import type { Wording } from './wording.ts';

const UNITS = {
  minutes: ['Minute', 'Minuten'],
  hours: ['Stunde', 'Stunden'],
  days: ['Tag', 'Tagen'],
  weeks: ['Woche', 'Wochen'],
  months: ['Monat', 'Monaten'],
  years: ['Jahr', 'Jahren'],
} as const;

const MASCULINE_OR_NEUTER = { days: 'letzten', months: 'letzten', years: 'letzten' } as const;

const CALENDAR = {
  day: {
    singular: 'Kalendertag',
    plural: 'Kalendertagen',
    current: 'heute',
    previous: 'gestern',
    before: 'dem heutigen Tag',
  },
  week: {
    singular: 'Kalenderwoche',
    plural: 'Kalenderwochen',
    current: 'in dieser Woche',
    previous: 'in der letzten Woche',
    before: 'dieser Woche',
  },
  month: {
    singular: 'Kalendermonat',
    plural: 'Kalendermonaten',
    current: 'in diesem Monat',
    previous: 'im letzten Monat',
    before: 'diesem Monat',
  },
  quarter: {
    singular: 'Quartal',
    plural: 'Quartalen',
    current: 'in diesem Quartal',
    previous: 'im letzten Quartal',
    before: 'diesem Quartal',
  },
  year: {
    singular: 'Kalenderjahr',
    plural: 'Kalenderjahren',
    current: 'in diesem Jahr',
    previous: 'im letzten Jahr',
    before: 'diesem Jahr',
  },
} as const;

const PEAK_ARTICLES = {
  day: 'der',
  week: 'die',
  month: 'der',
  quarter: 'das',
  year: 'das',
} as const;

const then = (part: string | null) => (part === null ? '' : ` ${part}`);

const predicate = (holds: string, fails: string) => ({
  holds: (subject: string) => `${subject} ${holds}`,
  fails: (subject: string) => `${subject} ${fails}`,
});

/** In the dative case. */
const length = ({ count, unit }: Duration, number: (value: number) => string) => {
  const days = unit === 'months' ? count * 30 : unit === 'years' ? count * 365 : null;
  const exact = days === null ? '' : ` (${number(days)} Tage)`;
  return `${number(count)} ${UNITS[unit][count === 1 ? 0 : 1]}${exact}`;
};

const inLast = (duration: Duration, number: (value: number) => string) => {
  const { count, unit } = duration;
  if (count > 1) return `in den letzten ${length(duration, number)}`;
  const isMasculineOrNeuter = unit in MASCULINE_OR_NEUTER;
  const exact = unit === 'months' ? ' (30 Tage)' : unit === 'years' ? ' (365 Tage)' : '';
  return `${isMasculineOrNeuter ? 'im letzten' : 'in der letzten'} ${UNITS[unit][0]}${exact}`;
};

/** Rules in German. */
export const german: Wording = {
  everyone: (clause) => `Alle, ${clause}.`,
  not: (clause) => `die nicht zu denen gehören, ${clause}`,
  and: 'und',
  or: 'oder',

  event(type, name) {
    if (type === 'track') return name === null ? 'irgendein Ereignis' : `«${name}»`;
    if (type === 'page')
      return name === null ? 'einen Seitenaufruf' : `einen Aufruf der Seite «${name}»`;
    if (type === 'screen') {
      return name === null ? 'einen Bildschirmaufruf' : `einen Aufruf des Bildschirms «${name}»`;
    }
    return name === null ? `einen Aufruf von ${type}` : `einen Aufruf von ${type} namens «${name}»`;
  },
  eventWhere: (event, conditions) => `${event} (bei dem gilt: ${conditions})`,
  did: (event, count, when) => `die ${event}${then(count)}${then(when)} getan haben`,
  didNot: (event, when) => `die ${event}${then(when)} nicht getan haben`,
  times({ operator, value, upTo }, { number }) {
    switch (operator) {
      case 'exactly':
        return `genau ${number(value)}-mal`;
      case 'not':
        return `nicht genau ${number(value)}-mal`;
      case 'at-least':
        return `mindestens ${number(value)}-mal`;
      case 'at-most':
        return `höchstens ${number(value)}-mal`;
      case 'between':
        return `${number(value)}- bis ${number(upTo ?? value)}-mal`;
    }
  },
  firstTime: (event, when) => `die ${event}${then(when)} zum allerersten Mal getan haben`,
  regularly(event, atLeast, of, unit) {
    if (of === 1) return `die ${event} ${CALENDAR[unit].current} getan haben`;
    return unit === 'day'
      ? `die ${event} an mindestens ${atLeast} der letzten ${of} Tage getan haben`
      : `die ${event} in mindestens ${atLeast} der letzten ${of} Wochen getan haben`;
  },
  sequence: (steps, same, when) =>
    `die nacheinander ${steps.join(', dann ')}${then(when)} getan haben${same === null ? '' : `, alle mit demselben Wert von ${same}`}`,
  stepAfter: (event, duration) => `innerhalb von ${duration} ${event}`,

  duration: (duration, { number }) => length(duration, number),
  last: (duration, { number }) => inLast(duration, number),
  calendar(unit, back, count, { number }) {
    const { singular, plural, current, previous, before } = CALENDAR[unit];
    if (count === 1 && back === 0) return current;
    if (count === 1 && back === 1) return previous;
    if (count === 1) return `vor ${number(back)} ${plural}`;
    const units = `in den ${number(count)} ${plural}`;
    if (back === 0) return `${units} bis einschließlich ${before}`;
    if (back === 1) return `${units} vor ${before}`;
    const ended = `${number(back - 1)} ${back === 2 ? singular : plural}`;
    return `${units}, die ${ended} vor ${before} endeten,`;
  },
  between: (from, to) => `ab ${from} und vor ${to}`,
  before: (moment) => `vor ${moment}`,
  after: (moment) => `ab ${moment}`,
  since: (event, which) => `nach dem ${which === 'first' ? 'ersten' : 'letzten'} Mal von ${event}`,
  entered: (audience) => `nach dem letzten Eintritt in die Zielgruppe «${audience}»`,

  withCondition: (condition) => `für die gilt: ${condition}`,
  property: (path) => path,
  context: (path) => `Kontext ${path}`,
  catalogueField: (field, path) => `${field} des Katalogeintrags in ${path}`,
  trait: (path) => `Merkmal «${path}»`,
  computedTrait: (name) => `Berechnetes Merkmal «${name}»`,
  identifier: (type) => `Kennung ${type}`,
  computed(name, value, event, when) {
    const of = `${value === null ? '' : `${value} `}bei ${event}${then(when)}`;
    switch (name) {
      case 'count':
        return value === null
          ? `Häufigkeit von ${event}${then(when)}`
          : `Anzahl der Werte von ${of}`;
      case 'distinct':
        return `Anzahl der verschiedenen Werte von ${of}`;
      case 'sum':
        return `Summe von ${of}`;
      case 'average':
        return `Durchschnitt von ${of}`;
      case 'min':
        return `Kleinster Wert von ${of}`;
      case 'max':
        return `Größter Wert von ${of}`;
      case 'first':
      case 'last': {
        const which = name === 'first' ? 'Erster' : 'Letzter';
        return value === null
          ? `${which} Zeitpunkt von ${event}${then(when)}`
          : `${which} Wert von ${of}`;
      }
      case 'most-frequent':
        return `Häufigster Wert von ${of}`;
    }
  },
  peak(subject, unit, as) {
    const { singular } = CALENDAR[unit];
    const article = unit === 'week' ? 'der' : 'dem';
    return as === 'amount'
      ? `${subject} in ${article} ${singular} mit dem höchsten Wert`
      : `Anteil (in Prozent), den ${PEAK_ARTICLES[unit]} ${singular} mit dem höchsten Wert hat, an: ${subject},`;
  },
  every: (condition) => `jeder Wert von ${condition}`,
  fromSource: (sources) => `es kam von ${sources}`,

  text({ operator }, values) {
    switch (operator) {
      case 'is':
        return predicate(`ist ${values}`, `ist nicht ${values}`);
      case 'one-of':
        return predicate(`ist ${values}`, `ist nicht ${values}`);
      case 'contains':
        return predicate(`enthält ${values}`, `enthält nicht ${values}`);
      case 'starts':
        return predicate(`beginnt mit ${values}`, `beginnt nicht mit ${values}`);
      case 'ends':
        return predicate(`endet mit ${values}`, `endet nicht mit ${values}`);
      case 'matches':
        return predicate(`entspricht ${values}`, `entspricht nicht ${values}`);
    }
  },
  number({ operator, value, upTo }, { number }) {
    const words = {
      equals: `gleich ${number(value)}`,
      'more-than': `größer als ${number(value)}`,
      'at-least': `mindestens ${number(value)}`,
      'less-than': `kleiner als ${number(value)}`,
      'at-most': `höchstens ${number(value)}`,
      between: `zwischen ${number(value)} und ${number(upTo ?? value)}`,
    }[operator];
    return predicate(`ist ${words}`, `ist nicht ${words}`);
  },
  boolean: (value) =>
    predicate(`ist ${value ? 'ja' : 'nein'}`, `ist nicht ${value ? 'ja' : 'nein'}`),
  date(test, formats) {
    switch (test.operator) {
      case 'before':
      case 'after': {
        const words = `${test.operator === 'before' ? 'vor' : 'am oder nach'} ${formats.moment(test.moment)}`;
        return predicate(`liegt ${words}`, `liegt nicht ${words}`);
      }
      case 'between': {
        const words = `zwischen ${formats.moment(test.from)} und vor ${formats.moment(test.to)}`;
        return predicate(`liegt ${words}`, `liegt nicht ${words}`);
      }
      case 'within-last': {
        const words = inLast(test.duration, formats.number);
        return predicate(`liegt ${words}`, `liegt nicht ${words}`);
      }
      case 'within-next': {
        const words = inLast(test.duration, formats.number).replace('letzten', 'nächsten');
        return predicate(`liegt ${words}`, `liegt nicht ${words}`);
      }
      case 'anniversary': {
        const range = dayRange(test.fromDay, test.toDay);
        return predicate(`jährt sich ${range}`, `jährt sich nicht ${range}`);
      }
    }
  },
  list({ operator }, values) {
    switch (operator) {
      case 'has-any':
        return predicate(`enthält mindestens eines von ${values}`, `enthält keines von ${values}`);
      case 'has-all':
        return predicate(`enthält ${values}`, `enthält nicht alle von ${values}`);
      case 'has-none':
        return predicate(`enthält keines von ${values}`, `enthält mindestens eines von ${values}`);
    }
  },
  presence: (isSet) =>
    isSet
      ? predicate('ist vorhanden', 'ist nicht vorhanden')
      : predicate('ist nicht vorhanden', 'ist vorhanden'),
  caseSensitive: (condition) => `${condition} (Groß- und Kleinschreibung zählt)`,

  inSegment: (segment, group, is) =>
    `die ${is ? '' : 'nicht '}im Segment «${segment}» von «${group}» sind`,
  inAudience: (audience, is) => `die ${is ? '' : 'nicht '}in der Zielgruppe «${audience}» sind`,
  consent(category, is) {
    if (is === 'unknown') return `die zu «${category}» weder eingewilligt noch abgelehnt haben`;
    return is === 'granted'
      ? `die in «${category}» eingewilligt haben`
      : `die «${category}» abgelehnt haben`;
  },
};

function dayRange(from: number, to: number): string {
  if (from === to) return day(from);
  return `zwischen ${day(from)} und ${day(to)}`;
}

function day(offset: number): string {
  if (offset === 0) return 'heute';
  const count = Math.abs(offset);
  return `${offset > 0 ? 'in' : 'vor'} ${count} ${count === 1 ? 'Tag' : 'Tagen'}`;
}
