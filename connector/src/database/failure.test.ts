import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import pg from 'pg';
import { describeDatabaseFailure, isDatabaseAway, isDatabaseRefusal } from './index.ts';
import { createTestDatabase } from './testing.ts';

async function failureOf(url: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  return client.connect().then(
    async () => {
      await client.end();
      assert.fail('the connection worked');
    },
    (error: unknown) => error,
  );
}

describe('failures of the database', () => {
  it('say what to do, and are told apart', async () => {
    const test = await createTestDatabase();
    const change = (part: 'password' | 'pathname' | 'port', value: string) => {
      const url = new URL(test.url);
      url[part] = value;
      return url.href;
    };
    const refused = await failureOf(change('port', '1'));
    const password = await failureOf(change('password', 'wrong'));
    const missing = await failureOf(change('pathname', '/no_such_database'));
    await test.drop();

    assert.match(describeDatabaseFailure(refused), /nothing listens/);
    assert.match(describeDatabaseFailure(password), /wrong password/);
    assert.match(describeDatabaseFailure(missing), /no such database/);
    assert.deepEqual([refused, password, missing].map(isDatabaseAway), [true, false, false]);
    assert.deepEqual([refused, password, missing].map(isDatabaseRefusal), [false, true, false]);
    assert.ok(!isDatabaseAway(new Error('duplicate key')));
  });

  it('count as an absence when a connection breaks, however that is said', () => {
    for (const message of [
      'Connection terminated unexpectedly',
      'Query read timeout',
      'Client was closed and is not queryable',
      'Postgres connection has been discarded',
    ]) {
      assert.ok(isDatabaseAway(new Error(message)), message);
    }
    for (const code of ['EPIPE', 'ECONNRESET', '57P02', '57P03']) {
      assert.ok(isDatabaseAway(Object.assign(new Error('gone'), { code })), code);
    }
  });
});
