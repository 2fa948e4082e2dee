import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { computedTraitInputSchema } from './computed-trait.ts';
import { propertyPathSchema, propertySteps } from './property.ts';

const orders = {
  name: 'Orders',
  identifier: 'orders',
  function: 'count',
  event: { type: 'track', name: 'Order Completed' },
};
const problems = (change: object) =>
  computedTraitInputSchema
    .safeParse({ ...orders, ...change })
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

describe('computed trait', () => {
  it('is written with little', () => {
    const { where, operand, window } = computedTraitInputSchema.parse(orders);
    assert.deepEqual({ where, operand, window }, { where: [], operand: null, window: null });
  });

  it('says at the field what is missing', () => {
    assert.deepEqual(problems({ function: 'sum' }), ['operand.property: Enter a property.']);
    assert.deepEqual(problems({ function: 'last' }), []);
    assert.deepEqual(problems({ event: { type: 'track', name: ' ' } }), [
      'event.name: Enter the name of an event.',
    ]);
    const condition = { property: 'total', operator: 'more-than', values: ['a lot'] };
    assert.deepEqual(problems({ where: [condition] }), [
      'where.0.values: Enter one number, such as 12.5.',
    ]);
    assert.deepEqual(problems({ where: [{ ...condition, operator: 'is', values: [] }] }), [
      'where.0.values: Enter a value.',
    ]);
  });

  it('reads paths through lists', () => {
    assert.deepEqual(propertySteps('cart.products[].price'), [
      { name: 'cart', each: false },
      { name: 'products', each: true },
      { name: 'price', each: false },
    ]);
    for (const path of ['total', 'Größe', 'products[].unit price', '$a-b_c']) {
      assert.ok(propertyPathSchema.safeParse(path).success, path);
    }
    for (const path of ['', 'a..b', '.a', 'a[0]', 'a[]b', '"a"', 'a.', 'a\n']) {
      assert.equal(propertyPathSchema.safeParse(path).success, path === 'a\n', path);
    }
  });
});
