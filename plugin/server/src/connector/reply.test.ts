import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errors } from '@strapi/utils';
import { z } from 'zod';
import { ConflictError } from '../http/index.ts';
import { errorOf, readBody } from './reply.ts';
import { ConnectorUnavailable } from './unavailable.ts';

const problem = (message: string, details?: { path: string; message: string }[]) => ({
  error: { code: 'code', message, ...(details && { details }) },
});

test('a refused secret says where to set it', () => {
  const error = errorOf({ status: 401, body: problem('no') });
  assert.ok(error instanceof ConnectorUnavailable);
  assert.match(error.message, /CDP_SECRET/);
});

test('what the connector does not know or cannot do now is told in its own words', () => {
  const unknown = errorOf({ status: 404, body: problem('There is no run «x».') });
  assert.ok(unknown instanceof errors.NotFoundError);
  assert.equal(unknown.message, 'There is no run «x».');
  const busy = errorOf({ status: 409, body: problem('It runs already.') });
  assert.ok(busy instanceof ConflictError);
  assert.equal(busy.message, 'It runs already.');
});

test('invalid input keeps its fields', () => {
  const error = errorOf({
    status: 400,
    body: problem('Not valid.', [{ path: 'options.limit', message: 'Use a number.' }]),
  });
  assert.ok(error instanceof errors.ValidationError);
  assert.deepEqual(error.details, {
    errors: [{ path: ['options', 'limit'], message: 'Use a number.', name: 'ValidationError' }],
  });
});

test('any other failure, also of a proxy in between, means that the connector is unavailable', () => {
  for (const body of [problem('The database is away.'), '<html>Bad gateway</html>', undefined]) {
    const error = errorOf({ status: 502, body });
    assert.ok(error instanceof ConnectorUnavailable);
    assert.match(error.message, /502/);
  }
});

test('a reply of another version names what is not understood', () => {
  const read = () => readBody(z.strictObject({ version: z.string() }), { status: 200, body: {} });
  assert.throws(read, (error: Error) => {
    assert.ok(error instanceof ConnectorUnavailable);
    assert.match(error.message, /\(version: .*same version/);
    return true;
  });
});
