import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choicesWith } from './choices-with.ts';

const choices = [{ value: 'crm', label: 'CRM' }];

test('what was chosen and is gone stays among the choices', () => {
  assert.deepEqual(choicesWith('gone', choices), [...choices, { value: 'gone', label: 'gone' }]);
  assert.equal(choicesWith('crm', choices), choices);
  assert.equal(choicesWith('', choices), choices);
  assert.equal(choicesWith(undefined, choices), choices);
});
