import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formSchema } from './form-schema.ts';

const schema = formSchema([
  { key: 'crm', name: 'CRM', kind: 'webhook' },
  { key: 'nightly', name: 'Nightly file', kind: 'file' },
]);
const activation = {
  name: 'Win back',
  identifier: 'win-back',
  audience: 'lapsed-customers',
  destination: 'crm',
  on: ['entered'],
};

function fields(changes: object) {
  const result = schema.safeParse({ ...activation, ...changes });
  return result.error?.issues.map(({ path }) => path.join('.')) ?? [];
}

test('a destination that takes changes is told of them', () => {
  assert.deepEqual(fields({}), []);
});

test('what a file cannot take is a problem of the form already', () => {
  assert.deepEqual(fields({ destination: 'nightly' }), ['on', 'interval']);
  assert.deepEqual(fields({ destination: 'nightly', on: [], interval: '0 6 * * *' }), []);
});

test('a destination that is gone is left to the server', () => {
  assert.deepEqual(fields({ destination: 'gone' }), []);
});
