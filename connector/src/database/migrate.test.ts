import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { isMigrated, migrate, migrationStates, NewerDatabaseError } from './index.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

describe('migrate', () => {
  let test: TestDatabase;
  let pool: pg.Pool;
  before(async () => {
    test = await createTestDatabase();
    pool = new pg.Pool({ connectionString: test.url });
  });
  after(async () => {
    await pool.end();
    await test.drop();
  });

  it('lets processes that start at once take turns, and applies everything once', async () => {
    assert.equal(await isMigrated(pool), false);
    const applied = await Promise.all([migrate(test.url), migrate(test.url), migrate(test.url)]);
    const states = await migrationStates(pool);
    assert.deepEqual(
      applied.flat(),
      states.map(({ name }) => name),
    );
    assert.equal(await isMigrated(pool), true);
  });

  it('leaves what else is in the database alone', async () => {
    await pool.query(
      'create table public.strapi_articles (id int); insert into strapi_articles values (1)',
    );
    assert.deepEqual(await migrate(test.url), []);
    const { rows } = await pool.query('select id from strapi_articles');
    assert.deepEqual(rows, [{ id: 1 }]);
  });

  it('refuses a database of a newer version', async () => {
    await pool.query(
      "insert into cdp.migrations (name, timestamp) values ('9999-future', '2099-01-01T00:00:00Z')",
    );
    await assert.rejects(migrate(test.url), NewerDatabaseError);
  });
});
