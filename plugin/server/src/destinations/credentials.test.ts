import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type DestinationInput,
  destinationInputSchema,
  destinationSchema,
} from 'strapi-cdp-config';
import { withCredentials } from './credentials.ts';

const kept = destinationSchema.parse({
  key: 'feed',
  name: 'Feed',
  kind: 'http',
  url: 'https://feed.example/rows',
  headers: { authorization: 'Bearer kept', 'x-tenant': 'films' },
});
const input = (changes: object): DestinationInput =>
  destinationInputSchema.parse({
    ...kept,
    headers: [{ name: 'authorization', value: null }],
    ...changes,
  });
/** Where a form shows what is missing. */
const problemsOf = (draft: DestinationInput, saved?: typeof kept): unknown => {
  try {
    withCredentials(draft, saved);
    return undefined;
  } catch (error) {
    const { details } = error as { details: { errors: { path: string[]; message: string }[] } };
    return details.errors.map(({ path, message }) => [path.join('.'), message]);
  }
};

test('what a form leaves as it is stays, what it leaves out goes', () => {
  const changed = withCredentials(input({ url: 'https://feed.example/others' }), kept);
  assert.ok(changed.kind === 'http');
  assert.deepEqual(changed.headers, { authorization: 'Bearer kept' });
});

test('what is entered counts', () => {
  const headers = [{ name: 'authorization', value: 'Bearer new' }];
  const changed = withCredentials(input({ headers }), kept);
  assert.ok(changed.kind === 'http');
  assert.deepEqual(changed.headers, { authorization: 'Bearer new' });
});

test('nothing that is kept goes to another host', () => {
  const again = 'Enter it again: what is kept is not sent to another host.';
  for (const url of ['https://evil.example/rows', 'http://feed.example/rows']) {
    assert.deepEqual(problemsOf(input({ url }), kept), [['headers.0.value', again]]);
  }
  const secret = `whsec_${Buffer.alloc(24, 1).toString('base64')}`;
  const hook = { key: 'hook', name: 'Hook', kind: 'webhook', url: 'https://hook.example/' };
  const moved = destinationInputSchema.parse({
    ...hook,
    url: 'https://evil.example/',
    secret: null,
  });
  assert.deepEqual(problemsOf(moved, destinationSchema.parse({ ...hook, secret })), [
    ['secret', again],
  ]);
});

test('nothing is kept for a header that is called like what every object has', () => {
  const headers = [{ name: 'constructor', value: null }];
  assert.ok(problemsOf(input({ headers }), kept));
});

test('a new destination needs all of them', () => {
  assert.deepEqual(problemsOf(input({})), [['headers.0.value', 'Enter a value.']]);
});
