import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSeedSettings } from './settings.ts';

test('all films are seeded unless the environment says otherwise', () => {
  assert.deepEqual(readSeedSettings({}), {
    enabled: true,
    filmLimit: Number.POSITIVE_INFINITY,
  });
  assert.deepEqual(readSeedSettings({ SEED: 'false', SEED_FILMS: '0' }), {
    enabled: false,
    filmLimit: 0,
  });
});

test('a film limit that is no number is refused by name', () => {
  assert.throws(() => readSeedSettings({ SEED_FILMS: 'many' }), /SEED_FILMS is «many»/);
});
