import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { mergeTraits, type TraitSet, toTraits, traitRanking } from './trait-set.ts';
import { soughtWords, wordsOf } from './words.ts';

const equals = traitRanking({ traitPriority: [] });
const said = (values: Record<string, unknown>, source: string, at: number) =>
  toTraits(values, source, new Date(at));
const values = (set: TraitSet) =>
  Object.fromEntries(Object.entries(set).map(([name, { value }]) => [name, value]));

describe('traits', () => {
  it('are each the last word by the time of the event, with its source', () => {
    const merged = mergeTraits(
      equals,
      said({ city: 'Aarhus', tags: ['a', { b: 1 }] }, 'shop', 20),
      said({ city: 'Odense', age: 40 }, 'till', 10),
    );
    assert.deepEqual(merged, {
      city: { value: 'Aarhus', source: 'shop', at: 20 },
      tags: { value: ['a', { b: 1 }], source: 'shop', at: 20 },
      age: { value: 40, source: 'till', at: 10 },
    });
  });

  it('are removed by null, for older values that arrive late too', () => {
    const removed = mergeTraits(
      equals,
      said({ city: 'A' }, 'shop', 1),
      said({ city: null }, 'shop', 5),
    );
    assert.equal(mergeTraits(equals, removed, said({ city: 'B' }, 'till', 3)).city?.value, null);
    assert.equal(mergeTraits(equals, removed, said({ city: 'C' }, 'till', 6)).city?.value, 'C');
  });

  it('keep what a source said that ranks above another, whenever either speaks', () => {
    const ranking = traitRanking({ traitPriority: ['crm', 'till'] });
    const merged = mergeTraits(
      ranking,
      said({ city: 'Crm', phone: 'Till' }, 'crm', 1),
      said({ city: 'Till', phone: 'Till' }, 'till', 2),
      said({ city: 'Shop', phone: 'Shop', name: 'Shop' }, 'shop', 3),
      said({ name: 'Newsletter' }, 'newsletter', 4),
    );
    assert.equal(merged.city?.value, 'Crm');
    assert.equal(merged.phone?.source, 'crm');
    assert.equal(merged.name?.value, 'Newsletter', 'those not listed are equals');
  });

  it('that were said to count once give way to others, and the first of them stays', () => {
    const once = (value: string, source: string, at: number) =>
      toTraits({ city: value }, source, new Date(at), ['city']);
    const first = mergeTraits(equals, once('First', 'shop', 5), once('Second', 'shop', 9));
    assert.equal(first.city?.value, 'First');
    const trusting = traitRanking({ traitPriority: ['shop'] });
    for (const at of [1, 7]) {
      const merged = mergeTraits(trusting, first, said({ city: 'Said' }, 'till', at));
      assert.equal(merged.city?.value, 'Said', `said at ${at}`);
    }
  });

  it('come out the same in any order, with any ranking', () => {
    const set = fc
      .record({
        name: fc.constantFrom('a', 'b'),
        value: fc.constantFrom(1, null, 'x', [1, 2], { b: 1, a: 2 }, { a: 2, b: 1 }),
        source: fc.constantFrom('crm', 'shop', 'till'),
        at: fc.nat(3),
        once: fc.subarray(['a', 'b']),
      })
      .map(({ name, value, source, at, once }) =>
        toTraits({ [name]: value }, source, new Date(at), once),
      );
    const histories = fc
      .array(set, { maxLength: 8 })
      .chain((sets) =>
        fc.tuple(
          fc.constant(sets),
          fc.shuffledSubarray([...sets, ...sets], { minLength: sets.length * 2 }),
          fc.shuffledSubarray(['crm', 'shop', 'till']),
        ),
      );
    fc.assert(
      fc.property(histories, ([sets, shuffled, traitPriority]) => {
        const ranking = traitRanking({ traitPriority });
        const oneByOne = shuffled.reduce((known, next) => mergeTraits(ranking, known, next), {});
        assert.deepEqual(values(oneByOne), values(mergeTraits(ranking, ...sets)));
      }),
    );
  });
});

describe('the words of traits', () => {
  const isFound = (query: string, traits: Record<string, unknown>) => {
    const words = wordsOf(said(traits, 'shop', 1));
    return soughtWords(query).every((sought) => words.some((word) => word.startsWith(sought)));
  };

  it('are found by name and value, or by how any of them begins', () => {
    const traits = { city: 'København V', address: { street: 'Åboulevard 1' }, tags: ['VIP'] };
    for (const query of ['city: københavn', 'City:KØBENHAVN v', 'københ', 'v åbou', 'vip']) {
      assert.equal(isFound(query, { ...traits }), true, query);
    }
    assert.equal(isFound('address.street: åboul', traits), true);
    for (const query of ['city: v', 'street: åboul', 'enhavn', 'vip x']) {
      assert.equal(isFound(query, traits), false, query);
    }
  });

  it('stay few and short, whatever a trait holds', () => {
    const words = wordsOf(
      said({ long: '😀'.repeat(5_000), many: Array.from({ length: 9_000 }, (_, n) => n) }, 's', 1),
    );
    assert.ok(words.length <= 500);
    assert.ok(words.every((word) => Buffer.byteLength(word) <= 2_000 && word.isWellFormed()));
  });
});
