import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  ALL_OTHERS,
  keptWords,
  mayActivate,
  mergeWords,
  missing,
  type Word,
  type Words,
} from './words.ts';

const word = (granted: boolean, at: number, by: Word['by'] = 'person'): Word => ({
  granted,
  at,
  source: 'shop',
  by,
});

test('the last word by event time counts, and a denial in case of doubt', () => {
  const late = { Ads: word(false, 2) };
  assert.deepEqual(mergeWords(late, { Ads: word(true, 1) }), late);
  assert.deepEqual(mergeWords({ Ads: word(true, 2) }, late), late);
});

test('what a person said goes before what the browser says later', () => {
  const said = { [ALL_OTHERS]: word(true, 1) };
  assert.deepEqual(mergeWords({ [ALL_OTHERS]: word(false, 9, 'signal') }, said), said);
});

test('words come out the same in any order and repetition', () => {
  const words = fc.dictionary(
    fc.constantFrom('A', 'B', ALL_OTHERS),
    fc.record(
      {
        granted: fc.boolean(),
        at: fc.integer({ min: 0, max: 3 }),
        source: fc.constantFrom('x', 'y'),
        by: fc.constantFrom<Word['by'][]>('person', 'signal'),
      },
      { noNullPrototype: true },
    ),
    { noNullPrototype: true },
  );
  fc.assert(
    fc.property(words, words, words, (a: Words, b: Words, c: Words) => {
      assert.deepEqual(mergeWords(a, b, c), mergeWords(mergeWords(c, b), a, b));
    }),
  );
});

test('no more categories are kept than a person can choose among', () => {
  const many = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [`c${index}`, word(true, index)]),
  );
  assert.deepEqual(Object.keys(keptWords(many)).length, 50);
  assert.ok(keptWords(many).c59);
});

test('silence grants nothing, unless nothing is needed', () => {
  assert.deepEqual(missing({ A: word(true, 1), B: word(false, 1) }, ['A', 'B', 'C']), ['B', 'C']);
  assert.equal(mayActivate({}, []), true);
  assert.equal(mayActivate({}, ['Ads']), false);
  assert.equal(mayActivate({ [ALL_OTHERS]: word(false, 1, 'signal') }, []), false);
  assert.equal(
    mayActivate({ [ALL_OTHERS]: word(false, 9, 'signal'), Ads: word(true, 1) }, ['Ads']),
    true,
  );
});
