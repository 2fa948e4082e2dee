import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ruleSchema } from 'strapi-cdp-config';
import type { ReliedOn } from '../../../shared/contracts/dependents.ts';
import { activationReliesOn, reliesOn } from './relies-on.ts';

const viewed = {
  type: 'track',
  name: 'Product Viewed',
  where: [
    { subject: 'source', sources: ['storefront'] },
    {
      subject: 'catalogue',
      path: 'product_id',
      catalogue: { contentType: 'api::film.film', field: 'genre' },
      test: { type: 'text', operator: 'is', values: ['Thriller'] },
    },
  ],
};
const audience = {
  rule: ruleSchema.parse({
    kind: 'all',
    rules: [
      { kind: 'did', event: viewed },
      { kind: 'not', rule: { kind: 'audience', audience: 'staff' } },
      {
        kind: 'did-not',
        event: { type: 'track', name: 'Order Completed' },
        within: { kind: 'entered', audience: 'lookers' },
      },
      { kind: 'segment', group: 'film-shop', segment: 'lapsed' },
      {
        kind: 'computed-trait',
        trait: 'total-spent',
        test: { type: 'number', operator: 'more-than', value: 50 },
      },
    ],
  }),
  segments: [{ group: 'campaigns', segment: 'thriller-fans' }],
};

const needed: ReliedOn[] = [
  { kind: 'audience', audience: 'staff' },
  { kind: 'audience', audience: 'lookers' },
  { kind: 'computed-trait', trait: 'total-spent' },
  { kind: 'segment', group: 'film-shop', segment: 'lapsed' },
  { kind: 'segment', group: 'campaigns', segment: 'thriller-fans' },
  { kind: 'segment-group', group: 'film-shop' },
  { kind: 'segment-group', group: 'campaigns' },
  { kind: 'source', source: 'storefront' },
  { kind: 'event', type: 'track', name: 'Product Viewed' },
  { kind: 'catalogue-field', contentType: 'api::film.film', field: 'genre' },
];
const free: ReliedOn[] = [
  { kind: 'audience', audience: 'total-spent' },
  { kind: 'computed-trait', trait: 'staff' },
  { kind: 'segment', group: 'film-shop', segment: 'thriller-fans' },
  { kind: 'segment-group', group: 'lapsed' },
  { kind: 'source', source: 'till' },
  { kind: 'event', type: 'page', name: 'Product Viewed' },
  { kind: 'catalogue-field', contentType: 'api::film.film', field: 'title' },
];

for (const thing of needed) {
  test(`an audience relies on ${Object.values(thing).join(' ')}`, () => {
    assert.equal(reliesOn(audience, thing), true);
  });
}
for (const thing of free) {
  test(`an audience does not rely on ${Object.values(thing).join(' ')}`, () => {
    assert.equal(reliesOn(audience, thing), false);
  });
}

test('an activation relies on its audience, and on the computed traits that leave', () => {
  const activation = {
    audience: 'staff',
    options: {
      fields: [
        { from: 'trait' as const, path: 'city', name: 'city' },
        { from: 'computed-trait' as const, trait: 'total-spent', name: 'spent' },
      ],
    },
  };
  const relied = [...needed, ...free].filter((thing) => activationReliesOn(activation, thing));
  assert.deepEqual(relied, [
    { kind: 'audience', audience: 'staff' },
    { kind: 'computed-trait', trait: 'total-spent' },
  ]);
});
