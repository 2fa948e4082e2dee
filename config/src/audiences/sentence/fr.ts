import type { Duration } from '../duration.ts';
import type { Wording } from './wording.ts';

const UNITS = {
  minutes: { singular: 'minute', plural: 'minutes', last: 'de la dernière', lasts: 'dernières' },
  hours: { singular: 'heure', plural: 'heures', last: 'de la dernière', lasts: 'dernières' },
  days: { singular: 'jour', plural: 'jours', last: 'du dernier', lasts: 'derniers' },
  weeks: { singular: 'semaine', plural: 'semaines', last: 'de la dernière', lasts: 'dernières' },
  months: { singular: 'mois', plural: 'mois', last: 'du dernier', lasts: 'derniers' },
  years: { singular: 'an', plural: 'ans', last: 'du dernier', lasts: 'derniers' },
} as const;

const CALENDAR = {
  day: {
    singular: 'jour civil',
    plural: 'jours civils',
    current: 'aujourd’hui',
    previous: 'hier',
    the: 'aujourd’hui',
  },
  week: {
    singular: 'semaine civile',
    plural: 'semaines civiles',
    current: 'cette semaine',
    previous: 'la semaine dernière',
    the: 'cette semaine',
  },
  month: {
    singular: 'mois civil',
    plural: 'mois civils',
    current: 'ce mois-ci',
    previous: 'le mois dernier',
    the: 'ce mois',
  },
  quarter: {
    singular: 'trimestre civil',
    plural: 'trimestres civils',
    current: 'ce trimestre',
    previous: 'le trimestre dernier',
    the: 'ce trimestre',
  },
  year: {
    singular: 'année civile',
    plural: 'années civiles',
    current: 'cette année',
    previous: 'l’année dernière',
    the: 'cette année',
  },
} as const;

const then = (part: string | null) => (part === null ? '' : ` ${part}`);

const predicate = (holds: string, fails: string) => ({
  holds: (subject: string) => `${subject} ${holds}`,
  fails: (subject: string) => `${subject} ${fails}`,
});

const exactly = ({ count, unit }: Duration, number: (value: number) => string) => {
  const days = unit === 'months' ? count * 30 : unit === 'years' ? count * 365 : null;
  return days === null ? '' : ` (${number(days)} jours)`;
};

const length = (duration: Duration, number: (value: number) => string) => {
  const { singular, plural } = UNITS[duration.unit];
  return `${number(duration.count)} ${duration.count === 1 ? singular : plural}${exactly(duration, number)}`;
};

const span = (duration: Duration, number: (value: number) => string) => {
  const { singular, plural, last, lasts } = UNITS[duration.unit];
  return duration.count === 1
    ? `au cours ${last} ${singular}${exactly(duration, number)}`
    : `au cours des ${number(duration.count)} ${lasts} ${plural}${exactly(duration, number)}`;
};

/** Rules in French. */
export const french: Wording = {
  everyone: (clause) => `Toutes les personnes ${clause}.`,
  not: (clause) => `qui ne sont pas de celles ${clause}`,
  and: 'et',
  or: 'ou',

  event(type, name) {
    if (type === 'track') return name === null ? 'un événement quelconque' : `« ${name} »`;
    if (type === 'page') return name === null ? 'une page vue' : `une vue de la page « ${name} »`;
    if (type === 'screen') return name === null ? 'un écran vu' : `une vue de l’écran « ${name} »`;
    return name === null ? `un appel de ${type}` : `un appel de ${type} nommé « ${name} »`;
  },
  eventWhere: (event, conditions) => `${event} (avec : ${conditions})`,
  did: (event, count, when) => `qui ont fait ${event}${then(count)}${then(when)}`,
  didNot: (event, when) => `qui n’ont pas fait ${event}${then(when)}`,
  times({ operator, value, upTo }, { number }) {
    switch (operator) {
      case 'exactly':
        return `exactement ${number(value)} fois`;
      case 'not':
        return `un autre nombre de fois que ${number(value)}`;
      case 'at-least':
        return `au moins ${number(value)} fois`;
      case 'at-most':
        return `au plus ${number(value)} fois`;
      case 'between':
        return `de ${number(value)} à ${number(upTo ?? value)} fois`;
    }
  },
  firstTime: (event, when) => `qui ont fait ${event} pour la toute première fois${then(when)}`,
  regularly(event, atLeast, of, unit) {
    if (of === 1) return `qui ont fait ${event} ${CALENDAR[unit].current}`;
    return unit === 'day'
      ? `qui ont fait ${event} au moins ${atLeast} des ${of} derniers jours`
      : `qui ont fait ${event} au moins ${atLeast} des ${of} dernières semaines`;
  },
  sequence: (steps, same, when) =>
    `qui ont fait ${steps.join(', puis ')}${same === null ? '' : `, chaque fois avec la même valeur de ${same}`}${then(when)}`,
  stepAfter: (event, duration) => `en moins de ${duration} ${event}`,

  duration: (duration, { number }) => length(duration, number),
  last: (duration, { number }) => span(duration, number),
  calendar(unit, back, count, { number }) {
    const { singular, plural, current, previous, the } = CALENDAR[unit];
    if (count === 1 && back === 0) return current;
    if (count === 1 && back === 1) return previous;
    if (count === 1) return `il y a ${number(back)} ${plural}`;
    const units = `au cours des ${number(count)} ${plural}`;
    if (back === 0) return `${units} jusqu’à ${the} compris`;
    if (back === 1) return `${units} avant ${the}`;
    return `${units} qui ont pris fin ${number(back - 1)} ${back === 2 ? singular : plural} avant ${the}`;
  },
  between: (from, to) => `à partir du ${from} et avant le ${to}`,
  before: (moment) => `avant le ${moment}`,
  after: (moment) => `à partir du ${moment}`,
  since: (event, which) =>
    `après la ${which === 'first' ? 'première' : 'dernière'} fois de ${event}`,
  entered: (audience) => `après leur dernière entrée dans l’audience « ${audience} »`,

  withCondition: (condition) => `pour lesquelles : ${condition}`,
  property: (path) => path,
  context: (path) => `contexte ${path}`,
  catalogueField: (field, path) => `${field} de l’entrée du catalogue dans ${path}`,
  trait: (path) => `trait « ${path} »`,
  computedTrait: (name) => `trait calculé « ${name} »`,
  identifier: (type) => `identifiant ${type}`,
  computed(name, value, event, when) {
    const of = `${value === null ? '' : `${value} `}dans ${event}${then(when)}`;
    switch (name) {
      case 'count':
        return value === null
          ? `nombre de fois de ${event}${then(when)}`
          : `nombre de valeurs de ${of}`;
      case 'distinct':
        return `nombre de valeurs différentes de ${of}`;
      case 'sum':
        return `somme de ${of}`;
      case 'average':
        return `moyenne de ${of}`;
      case 'min':
        return `plus petite valeur de ${of}`;
      case 'max':
        return `plus grande valeur de ${of}`;
      case 'first':
      case 'last': {
        const which = name === 'first' ? 'première' : 'dernière';
        return value === null
          ? `${which} fois de ${event}${then(when)}`
          : `${which} valeur de ${of}`;
      }
      case 'most-frequent':
        return `valeur la plus fréquente de ${of}`;
    }
  },
  peak(subject, unit, as) {
    const { singular } = CALENDAR[unit];
    const article = unit === 'year' ? 'l’' : unit === 'week' ? 'la ' : 'le ';
    const best = `${article}${singular}`;
    return as === 'amount'
      ? `${subject} pendant ${best} qui en a le plus`
      : `part (en pour cent) représentée par ${best} qui en a le plus dans : ${subject},`;
  },
  every: (condition) => `chaque valeur de ${condition}`,
  fromSource: (sources) => `la source est ${sources}`,

  text({ operator }, values) {
    switch (operator) {
      case 'is':
      case 'one-of':
        return predicate(`est ${values}`, `n’est pas ${values}`);
      case 'contains':
        return predicate(`contient ${values}`, `ne contient pas ${values}`);
      case 'starts':
        return predicate(`commence par ${values}`, `ne commence pas par ${values}`);
      case 'ends':
        return predicate(`se termine par ${values}`, `ne se termine pas par ${values}`);
      case 'matches':
        return predicate(`correspond à ${values}`, `ne correspond pas à ${values}`);
    }
  },
  number({ operator, value, upTo }, { number }) {
    const words = {
      equals: `égal à ${number(value)}`,
      'more-than': `supérieur à ${number(value)}`,
      'at-least': `au moins ${number(value)}`,
      'less-than': `inférieur à ${number(value)}`,
      'at-most': `au plus ${number(value)}`,
      between: `compris entre ${number(value)} et ${number(upTo ?? value)}`,
    }[operator];
    return predicate(`est ${words}`, `n’est pas ${words}`);
  },
  boolean: (value) =>
    predicate(`est ${value ? 'oui' : 'non'}`, `n’est pas ${value ? 'oui' : 'non'}`),
  date(test, formats) {
    switch (test.operator) {
      case 'before':
      case 'after': {
        const words = `${test.operator === 'before' ? 'avant le' : 'à partir du'} ${formats.moment(test.moment)}`;
        return predicate(`est ${words}`, `n’est pas ${words}`);
      }
      case 'between': {
        const words = `à partir du ${formats.moment(test.from)} et avant le ${formats.moment(test.to)}`;
        return predicate(`est ${words}`, `n’est pas ${words}`);
      }
      case 'within-last': {
        const words = span(test.duration, formats.number);
        return predicate(`est ${words}`, `n’est pas ${words}`);
      }
      case 'within-next': {
        const words = `dans moins de ${length(test.duration, formats.number)}`;
        return predicate(`est ${words}`, `n’est pas ${words}`);
      }
      case 'anniversary': {
        const range = dayRange(test.fromDay, test.toDay);
        return predicate(`a son anniversaire ${range}`, `n’a pas son anniversaire ${range}`);
      }
    }
  },
  list({ operator }, values) {
    switch (operator) {
      case 'has-any':
        return predicate(`contient au moins une de ${values}`, `ne contient aucune de ${values}`);
      case 'has-all':
        return predicate(`contient ${values}`, `ne contient pas toutes : ${values}`);
      case 'has-none':
        return predicate(`ne contient aucune de ${values}`, `contient au moins une de ${values}`);
    }
  },
  presence: (isSet) =>
    isSet
      ? predicate('est défini', 'n’est pas défini')
      : predicate('n’est pas défini', 'est défini'),
  caseSensitive: (condition) => `${condition} (majuscules et minuscules comptent)`,

  inSegment: (segment, group, is) =>
    `qui ${is ? 'sont' : 'ne sont pas'} dans le segment « ${segment} » de « ${group} »`,
  inAudience: (audience, is) =>
    `qui ${is ? 'sont' : 'ne sont pas'} dans l’audience « ${audience} »`,
  consent(category, is) {
    if (is === 'unknown') return `qui n’ont ni accepté ni refusé « ${category} »`;
    return is === 'granted' ? `qui ont accepté « ${category} »` : `qui ont refusé « ${category} »`;
  },
};

function dayRange(from: number, to: number): string {
  if (from === to) return day(from);
  return `entre ${day(from)} et ${day(to)}`;
}

function day(offset: number): string {
  if (offset === 0) return 'aujourd’hui';
  const count = Math.abs(offset);
  return `${offset > 0 ? 'dans' : 'il y a'} ${count} ${count === 1 ? 'jour' : 'jours'}`;
}
