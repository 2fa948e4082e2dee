import assert from 'node:assert/strict';
import { test } from 'node:test';
import { activationInputSchema } from 'strapi-cdp-config';
import { applicabilityProblems, type Site } from './applicability.ts';

const site: Site = {
  audiences: ['lapsed'],
  computedTraits: ['total-spent'],
  destinations: [
    { key: 'cdp', name: 'Customer data platform', kind: 'cdp' },
    { key: 'crm', name: 'CRM', kind: 'webhook' },
    { key: 'files', name: 'Files', kind: 'file' },
  ],
};

function problems(changes: object) {
  const input = activationInputSchema.parse({
    name: 'Win back',
    identifier: 'win-back',
    audience: 'lapsed',
    destination: 'crm',
    on: ['entered'],
    ...changes,
  });
  return applicabilityProblems(input, site).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );
}

test('what is there can be named', () => {
  const fields = [
    { from: 'trait', path: 'city', name: 'town' },
    { from: 'computed-trait', trait: 'total-spent', name: 'spent' },
  ];
  assert.deepEqual(problems({ fields }), []);
  assert.deepEqual(problems({ destination: 'files', on: [], interval: '0 6 * * *' }), []);
});

test('what is not there is told where it is named', () => {
  const fields = [
    { from: 'identifier', type: 'email', name: 'email' },
    { from: 'computed-trait', trait: 'gone', name: 'gone' },
  ];
  assert.deepEqual(problems({ audience: 'nobody', destination: 'nowhere', fields }), [
    'audience: There is no audience «nobody»: choose another, or make it first.',
    'destination: There is no destination «nowhere»: choose another, or make it first.',
    'fields.1.trait: There is no computed trait «gone»: choose another, or make it first.',
  ]);
});

test('what the kind of the destination cannot do is told at its field', () => {
  assert.deepEqual(problems({ destination: 'files' }), [
    'on: A file is written as a whole: use a schedule only.',
    'interval: Enter when the file is to be written.',
  ]);
});

test('the platform is not told of its own members', () => {
  assert.deepEqual(problems({ destination: 'cdp' }), [
    'destination: The platform knows its members itself: choose another destination.',
  ]);
});
