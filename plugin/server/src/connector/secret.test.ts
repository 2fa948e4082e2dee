import assert from 'node:assert/strict';
import { test } from 'node:test';
import { provesSecret } from './secret.ts';

const secret = 'a-secret-of-more-than-32-characters';

test('the secret opens, as a bearer token only', () => {
  assert.equal(provesSecret(`Bearer ${secret}`, secret), true);
  assert.equal(provesSecret(secret, secret), false);
  assert.equal(provesSecret(`Basic ${secret}`, secret), false);
});

test('anything else does not, whatever its length', () => {
  for (const header of [
    undefined,
    '',
    'Bearer ',
    `Bearer ${secret} `,
    `Bearer ${secret.slice(1)}`,
  ]) {
    assert.equal(provesSecret(header, secret), false);
  }
});
