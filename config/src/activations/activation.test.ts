import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemDetails } from '../shared/problem.ts';
import { activationInputSchema, activationProblems } from './activation.ts';

const activation = {
  name: 'Win back',
  identifier: 'win-back',
  audience: 'lapsed-customers',
  destination: 'crm',
  on: ['entered'],
};

function problems(changes: object) {
  const result = activationInputSchema.safeParse({ ...activation, ...changes });
  return result.success
    ? []
    : problemDetails(result.error).map(({ path, message }) => [path, message]);
}

test('an activation tells nothing of a person but what was chosen', () => {
  assert.deepEqual(activationInputSchema.parse(activation).fields, []);
  assert.deepEqual(problems({ fields: [{ from: 'trait', path: 'city', name: 'Town' }] }), []);
});

test('one that would never do anything is refused', () => {
  assert.deepEqual(problems({ on: [] }), [
    ['on', 'Choose when it acts: on entry, on exit, or on a schedule.'],
  ]);
  assert.deepEqual(problems({ on: [], interval: '0 6 * * *' }), []);
  assert.deepEqual(
    problems({ interval: 'live' }).map(([path]) => path),
    ['interval'],
  );
});

test('what is to be chosen is asked for by its name', () => {
  assert.deepEqual(problems({ audience: '', destination: '' }), [
    ['audience', 'Choose an audience.'],
    ['destination', 'Choose a destination.'],
  ]);
});

test('each field leaves under a name of its own', () => {
  const email = { from: 'identifier', type: 'email', name: 'email' };
  const found = problems({ fields: [email, { ...email, type: 'phone' }] });
  assert.deepEqual(found, [
    ['fields.1.name', 'Use another name: «email» is the name of a field before it.'],
  ]);
  const [own] = problems({ fields: [{ ...email, name: 'profileId' }] });
  assert.equal(own?.[0], 'fields.0.name');
});

test('a file is written on a schedule', () => {
  assert.deepEqual(
    activationProblems({ on: ['entered'], interval: null }, 'file').map(({ path }) => path),
    [['on'], ['interval']],
  );
  assert.deepEqual(activationProblems({ on: [], interval: '0 6 * * *' }, 'file'), []);
  assert.deepEqual(activationProblems({ on: ['entered'], interval: null }, 'webhook'), []);
});
