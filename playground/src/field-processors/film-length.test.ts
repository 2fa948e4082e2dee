import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProcessorContext } from 'strapi-plugin-cdp/strapi-server';
import { filmLength } from './film-length.ts';

const said = (value: unknown) => filmLength.process(value, {} as ProcessorContext)?.value;

test('a length is said in hours and minutes, and left out where nobody knows it', () => {
  assert.deepEqual([104, 60, 45].map(said), ['1 h 44 min', '1 h', '45 min']);
  assert.deepEqual([null, 0, undefined].map(said), [undefined, undefined, undefined]);
});
