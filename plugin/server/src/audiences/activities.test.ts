import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AudienceActivity } from 'strapi-cdp-config';
import { bySize } from './activities.ts';

const activity = (identifier: string, size: number | null): [string, AudienceActivity] => [
  identifier,
  {
    identifier,
    state: 'live',
    version: 1,
    progress: null,
    error: null,
    size,
    asOf: null,
    days: [],
  },
];
const byIdentifier = new Map([activity('few', 2), activity('many', 9), activity('unknown', null)]);
const sorted = (isAscending: boolean) =>
  ['unknown', 'many', 'missing', 'few']
    .map((identifier) => ({ identifier }))
    .sort(bySize({ byIdentifier }, isAscending))
    .map(({ identifier }) => identifier);

test('audiences are ordered by size, and those of unknown size come last', () => {
  assert.deepEqual(sorted(true), ['few', 'many', 'unknown', 'missing']);
  assert.deepEqual(sorted(false), ['many', 'few', 'unknown', 'missing']);
});
