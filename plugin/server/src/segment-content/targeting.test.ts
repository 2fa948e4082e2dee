import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { firstVariant, isFor, targetingQuerySchema } from './targeting.ts';

describe('the targeting of content', () => {
  it('reads segments as a list or as text, and refuses what is none', () => {
    const read = (segments: unknown) => targetingQuerySchema.safeParse({ segments });
    assert.deepEqual(read('fans, shop/vip,').data?.segments, ['fans', 'shop/vip']);
    assert.deepEqual(read(['fans', 'vip,new']).data?.segments, ['fans', 'vip', 'new']);
    assert.deepEqual(read('').data?.segments, []);
    assert.equal(targetingQuerySchema.parse({}).segments, undefined);
    for (const bad of ['"', "fans' or 1=1", 'FANS', 'a/b/c', '%', { $gt: 'a' }]) {
      assert.equal(read(bad).success, false, JSON.stringify(bad));
    }
  });

  it('knows a segment by its identifier, with its group or without', () => {
    assert.ok(isFor(['shop/vip'], ['vip']));
    assert.ok(isFor(['shop/vip'], ['shop/vip']));
    assert.ok(!isFor(['shop/vip'], ['press/vip']));
    assert.ok(!isFor(['shop/not-vip'], ['vip']));
    assert.ok(!isFor(null, ['vip']));
  });

  it('takes the first variant that matches, then the first for everyone', () => {
    const entries = [
      { id: 1, for: null },
      { id: 2, for: ['shop/vip'] },
      { id: 3, for: ['shop/vip', 'shop/fans'] },
      { id: 4, for: [] },
    ];
    const pick = (...segments: string[]) => firstVariant(entries, 'for', segments)?.id;
    assert.deepEqual(
      [pick('fans'), pick('vip'), pick('fans', 'vip'), pick(), pick('x')],
      [3, 2, 2, 1, 1],
    );
    assert.equal(firstVariant(entries.slice(1, 3), 'for', ['x']), undefined);
  });
});
