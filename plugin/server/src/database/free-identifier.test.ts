import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { identifierSchema } from 'strapi-cdp-config';
import { checkIdentifier, freeIdentifier } from './free-identifier.ts';

test('what is free stays as it is wanted', () => {
  assert.equal(freeIdentifier('vip', new Set(['vips'])), 'vip');
});

test('what is taken gets the first free number', () => {
  assert.equal(freeIdentifier('vip', new Set(['vip', 'vip-2', 'vip-4'])), 'vip-3');
});

test('an identifier is free to who has it, and to nobody when it is reserved', async () => {
  const taken = {
    find: async (identifier: string) => (identifier === 'vip' ? { documentId: 'a' } : null),
    like: async () => new Set(['vip', 'vip-2']),
  };
  const check = (wanted: string) =>
    checkIdentifier(taken, wanted, { except: 'b', reserved: ['preview', 'preview-2'] });
  assert.deepEqual(await check('vip'), { available: false, suggestion: 'vip-3' });
  assert.deepEqual(await check('preview'), { available: false, suggestion: 'preview-3' });
  assert.deepEqual(await check('other'), { available: true, suggestion: 'other' });
  const own = await checkIdentifier(taken, 'vip', { except: 'a' });
  assert.deepEqual(own, { available: true, suggestion: 'vip' });
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
