import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toIdentifier } from './identifier.ts';

test('what programs send where they mean nobody names nobody, of whatever type', () => {
  const empty = ['', ' ', '0', '000', '-', '00000000-0000-0000-0000-000000000000', '-1'];
  const words = ['null', 'NULL', ' undefined ', 'Anonymous', '[object Object]', 'NaN', 'none'];
  for (const value of [...empty, ...words, 5, null, undefined, {}]) {
    for (const type of ['user_id', 'email', 'anonymous_id', 'loyalty_card']) {
      assert.equal(toIdentifier(type, value), null, `${type} ${String(value)}`);
    }
  }
});

test('what only looks like that names somebody', () => {
  for (const value of ['10', '-10', 'nullable', 'anonymous-1', '0a']) {
    assert.deepEqual(toIdentifier('user_id', ` ${value} `), { type: 'user_id', value });
  }
});

test('an e-mail address is the same in whatever case, an id is not', () => {
  const address = toIdentifier('email', ' Ada@Example.ORG ');
  assert.deepEqual(address, { type: 'email', value: 'ada@example.org' });
  assert.deepEqual(toIdentifier('user_id', 'Ada'), { type: 'user_id', value: 'Ada' });
  for (const value of ['ada', 'ada@', 'a b@example.org', `${'a'.repeat(250)}@b.dk`]) {
    assert.equal(toIdentifier('email', value), null, value);
  }
});
