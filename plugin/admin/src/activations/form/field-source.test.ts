import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyField, followedName, SOURCE_KEY, sourceOf } from './field-source.ts';

test('a new field has neither a source nor a name', () => {
  for (const from of ['identifier', 'trait', 'computed-trait'] as const) {
    const field = emptyField(from);
    assert.deepEqual([field.from, sourceOf(field), field.name], [from, '', '']);
    assert.ok(SOURCE_KEY[from] in field);
  }
});

test('the name follows the source until someone writes another', () => {
  assert.equal(followedName(emptyField('identifier'), 'email'), 'email');
  const city = { from: 'trait', path: 'address.city', name: 'address.city' } as const;
  assert.equal(followedName(city, 'address.town'), 'address.town');
  assert.equal(followedName({ ...city, name: 'Town' }, 'address.town'), 'Town');
});
