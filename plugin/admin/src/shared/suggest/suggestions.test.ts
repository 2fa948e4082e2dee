import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matching, type Suggestion, valueNamed } from './suggestions.ts';

const suggestions: Suggestion[] = [
  { value: 'Order Completed' },
  { value: 'Product Viewed' },
  { value: 'big-spenders', label: 'Großkunden' },
];

test('all are offered in their order while nothing is typed', () => {
  assert.deepEqual(matching(suggestions, ''), suggestions);
});

test('what begins so comes before what contains it, whatever the case', () => {
  const found = matching([{ value: 'A pro' }, { value: 'Product Viewed' }], 'PRO');
  assert.deepEqual(
    found.map(({ value }) => value),
    ['Product Viewed', 'A pro'],
  );
});

test('something is found by its name and by its identifier', () => {
  assert.equal(matching(suggestions, 'groß')[0]?.value, 'big-spenders');
  assert.equal(matching(suggestions, 'spend')[0]?.value, 'big-spenders');
});

test('a name that was typed is its value, any other text is itself', () => {
  assert.equal(valueNamed(suggestions, 'Großkunden'), 'big-spenders');
  assert.equal(valueNamed(suggestions, 'Something Else'), 'Something Else');
});
