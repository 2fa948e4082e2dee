import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createIntl } from 'react-intl';
import { computationSchema } from 'strapi-cdp-config';
import type { Text } from '../shared/text/index.ts';
import { computedSentence } from './sentence.ts';

function speak(locale: string): Text {
  const file = join(import.meta.dirname, '..', 'translations', `${locale}.json`);
  const { formatMessage } = createIntl({
    locale,
    messages: JSON.parse(readFileSync(file, 'utf8')),
  });
  return (id, values) => formatMessage({ id }, values);
}
const order = { type: 'track', name: 'Order Completed' };
const spent = computationSchema.parse({
  function: 'sum',
  event: order,
  operand: { property: 'total' },
  where: [
    { property: 'currency', operator: 'is', values: ['EUR', 'DKK'] },
    { property: 'coupon', operator: 'missing' },
  ],
  window: { count: 30, unit: 'days' },
});

test('a definition is a sentence in each language', () => {
  assert.equal(
    computedSentence(speak('en'), spent),
    'The sum of total of “Order Completed” (track) where currency is “EUR” or “DKK” and coupon is missing in the last 30 days.',
  );
  assert.equal(
    computedSentence(speak('de'), spent),
    'Die Summe von total von „Order Completed“ (track) mit currency ist “EUR” oder “DKK” und coupon fehlt in den letzten 30 Tagen.',
  );
  assert.match(computedSentence(speak('fr'), spent), /^La somme de total .* 30 derniers jours\.$/);
});

test('events have a number and a moment', () => {
  const say = (name: string) =>
    computedSentence(speak('en'), computationSchema.parse({ function: name, event: order }));
  assert.equal(say('count'), 'The number of events of “Order Completed” (track).');
  assert.equal(say('last'), 'When the last event of “Order Completed” (track) was.');
});

test('the catalogue is named', () => {
  const catalogue = { contentType: 'api::film.film', field: 'genre' };
  const genre = computationSchema.parse({
    function: 'most-frequent',
    event: { type: 'page' },
    operand: { property: 'products[].product_id', catalogue },
    window: { count: 1, unit: 'months' },
  });
  assert.equal(
    computedSentence(speak('en'), genre),
    'The most frequent genre of the api::film.film that products[].product_id names of any page in the last month.',
  );
});
