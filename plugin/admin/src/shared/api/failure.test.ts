import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldProblems, isConnectorAway, isNotFound, toFailure } from './failure.ts';

test('the problems of a validation error are found at their fields', () => {
  const failure = toFailure({
    status: 400,
    name: 'ValidationError',
    message: 'Enter a name.',
    details: { errors: [{ path: ['name'], message: 'Enter a name.', name: 'ValidationError' }] },
  });
  assert.deepEqual(fieldProblems(failure), [{ path: ['name'], message: 'Enter a name.' }]);
});

test('a failure of another kind is about no field', () => {
  assert.deepEqual(fieldProblems(toFailure({ name: 'ConflictError', message: 'Busy.' })), []);
  assert.deepEqual(fieldProblems(toFailure({ name: 'ValidationError', details: {} })), []);
  assert.deepEqual(fieldProblems(toFailure('nonsense')), []);
});

test('a connector that is away is told from something that does not exist', () => {
  const away = toFailure({ status: 503, name: 'ConnectorUnavailable', message: 'Start it.' });
  const missing = toFailure({ status: 404, name: 'NotFoundError', message: 'No such profile.' });
  assert.deepEqual([isConnectorAway(away), isNotFound(away)], [true, false]);
  assert.deepEqual([isConnectorAway(missing), isNotFound(missing)], [false, true]);
});
