import type { Quantifier, ValueTest } from 'strapi-cdp-config';
import { emptyTest, type TestDraft } from './conditions.ts';

/** Which operators a test of a type has; of yes/no its two values. */
const OPERATORS = {
  text: ['is', 'one-of', 'contains', 'starts', 'ends', 'matches'],
  number: ['equals', 'more-than', 'at-least', 'less-than', 'at-most', 'between'],
  boolean: ['yes', 'no'],
  date: ['before', 'after', 'between', 'within-last', 'within-next', 'anniversary'],
  list: ['has-any', 'has-all', 'has-none'],
  presence: ['is-set', 'is-not-set'],
} as const satisfies Record<ValueTest['type'], readonly string[]>;

type ChoiceOf<Type extends keyof typeof OPERATORS> = `${Type}-${(typeof OPERATORS)[Type][number]}`;
/** A type of test and its operator in one, such as `number-more-than`. */
export type TestChoice = {
  [Type in keyof typeof OPERATORS]: ChoiceOf<Type>;
}[keyof typeof OPERATORS];

/** What reads better turned round: «is not» instead of «no value is». */
export const NEGATABLE = [
  'text-is',
  'text-one-of',
  'text-contains',
  'text-starts',
  'text-ends',
  'text-matches',
  'number-equals',
] as const satisfies readonly TestChoice[];
/** The same turned round, such as `not-text-is`. */
export type NegatedChoice = `not-${(typeof NEGATABLE)[number]}`;

/** All choices, text first. */
export const TEST_CHOICES: TestChoice[] = Object.entries(OPERATORS).flatMap(([type, operators]) =>
  operators.map((operator) => `${type}-${operator}` as TestChoice),
);

/** The choice that a test is. */
export function choiceOf(test: TestDraft): TestChoice {
  const operator = test.type === 'boolean' ? (test.value ? 'yes' : 'no') : test.operator;
  return `${test.type}-${operator}` as TestChoice;
}

/** Whether a choice can be said turned round in one word. */
export function isNegatable(choice: TestChoice): choice is (typeof NEGATABLE)[number] {
  return NEGATABLE.some((one) => one === choice);
}

/** The test of a choice; what was entered stays where the other test has it too. */
export function withChoice(test: TestDraft, choice: TestChoice): TestDraft {
  if (choiceOf(test) === choice) return test;
  const type = TYPES.find((one) => choice.startsWith(`${one}-`)) ?? 'text';
  const operator = choice.slice(type.length + 1);
  if (type === 'boolean') return { type, value: operator === 'yes' };
  const kept = keptValues(test, `${type}-${operator}` as TestChoice);
  const empty = type === 'date' ? emptyDateTest(operator) : { ...emptyTest(type), operator };
  return { ...empty, ...kept } as TestDraft;
}

const TYPES = Object.keys(OPERATORS) as ValueTest['type'][];

function keptValues(test: TestDraft, choice: TestChoice): object {
  if ('values' in test && (choice.startsWith('text-') || choice.startsWith('list-'))) {
    const isOne = choice.startsWith('text-') && choice !== 'text-one-of';
    const values = isOne ? test.values.slice(0, 1) : test.values;
    return { values, caseSensitive: test.caseSensitive };
  }
  if (test.type === 'number' && choice.startsWith('number-')) return { value: test.value };
  if ('duration' in test && choice.startsWith('date-within')) return { duration: test.duration };
  if ('moment' in test && (choice === 'date-before' || choice === 'date-after')) {
    return { moment: test.moment };
  }
  return {};
}

function emptyDateTest(operator: string): TestDraft {
  switch (operator) {
    case 'before':
    case 'after':
      return { type: 'date', operator, moment: '' };
    case 'between':
      return { type: 'date', operator, from: '', to: '' };
    case 'within-next':
      return { type: 'date', operator, duration: { count: 30, unit: 'days' } };
    case 'anniversary':
      return { type: 'date', operator, fromDay: 0, toDay: 0 };
    default:
      return emptyTest('date');
  }
}

/** Whether the quantifier needs words of its own: where several values are meant, or no word negates. */
export function showsQuantifier(path: string, quantifier: Quantifier, test: TestDraft): boolean {
  if (path.includes('[]') || quantifier === 'all') return true;
  return quantifier === 'none' && !isNegatable(choiceOf(test));
}
