import assert from 'node:assert/strict';
import { test } from 'node:test';
import { looksPersonal } from './personal.ts';

test('names of personal data are recognised in any case', () => {
  for (const name of ['email', 'billingEmail', 'phone_number_mobile', 'firstName', 'DateOfBirth']) {
    assert.equal(looksPersonal(name, 'string', false), true, name);
  }
  assert.equal(looksPersonal('contact', 'email', false), true);
});

test('names that only contain such a word are not', () => {
  for (const name of ['mailingListSize', 'phonetics', 'addressable', 'mobileFriendly']) {
    assert.equal(looksPersonal(name, 'string', false), false, name);
  }
});

test('a name or a city is personal for people only', () => {
  assert.equal(looksPersonal('name', 'string', true), true);
  assert.equal(looksPersonal('city', 'string', true), true);
  assert.equal(looksPersonal('name', 'string', false), false);
});
