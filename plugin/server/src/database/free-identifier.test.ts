import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { identifierSchema } from 'strapi-cdp-config';
import { freeIdentifier } from './free-identifier.ts';

test('what is free stays as it is wanted', () => {
  assert.equal(freeIdentifier('vip', new Set(['vips'])), 'vip');
});

test('what is taken gets the first free number', () => {
  assert.equal(freeIdentifier('vip', new Set(['vip', 'vip-2', 'vip-4'])), 'vip-3');
});

test('the suggestion is a free identifier, however long the wanted one is', () => {
  const identifiers = fc.stringMatching(/^[a-z][a-z0-9]{0,30}(-[a-z0-9]{1,16}){0,2}$/);
  fc.assert(
    fc.property(identifiers, fc.integer({ min: 0, max: 120 }), (wanted, rivals) => {
      const taken = new Set<string>();
      for (let rival = 0; rival < rivals; rival += 1) taken.add(freeIdentifier(wanted, taken));
      const suggestion = freeIdentifier(wanted, taken);
      assert.equal(taken.has(suggestion), false);
      assert.equal(identifierSchema.safeParse(suggestion).success, true);
    }),
  );
});
