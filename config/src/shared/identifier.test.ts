import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { identifierSchema, suggestIdentifier } from './identifier.ts';

test('a name of any European language becomes a readable identifier', () => {
  assert.equal(suggestIdentifier('Große Städte (DK)'), 'grosse-stadte-dk');
  assert.equal(suggestIdentifier('Ældre kunder, Århus & Ørsted'), 'aeldre-kunder-arhus-orsted');
  assert.equal(suggestIdentifier('  24h  Sale!  '), 'h-sale');
});

test('a name without letters suggests nothing', () => {
  assert.equal(suggestIdentifier('2026'), '');
  assert.equal(suggestIdentifier('映画'), '');
});

test('whatever is suggested is an identifier', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (name) => {
      const suggestion = suggestIdentifier(name);
      assert.ok(suggestion === '' || identifierSchema.safeParse(suggestion).success, suggestion);
    }),
    { numRuns: 1000 },
  );
});

for (const bad of ['', 'Upper', '1st', 'a--b', '-a', 'a-', 'a b', 'ä', 'a_b', 'x'.repeat(65)]) {
  test(`«${bad.slice(0, 10)}» is no identifier`, () => {
    assert.equal(identifierSchema.safeParse(bad).success, false);
  });
}
