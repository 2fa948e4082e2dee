import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import {
  mergesSchema,
  previewSchema,
  profileSchema,
  profilesPageSchema,
  ruleSchema,
  runsQuerySchema,
} from 'strapi-cdp-config';
import { isMigrated, migrate } from './database/index.ts';
import { migratorOf } from './database/migrate.ts';
import { createTestDatabase } from './database/testing.ts';
import { buildStep } from './event-columns/index.ts';
import { hashRecord } from './exports/ledger/hash.ts';
import { films } from './exports/pages/testing.ts';
import { listRuns } from './exports/runs/index.ts';
import type { TraitSet } from './profiles/traits/trait-set.ts';
import { wordsOf } from './profiles/traits/words.ts';
import { startTestTracking, type TestTracking } from './tracking/testing.ts';

/** The last migration of the first schema that anybody could have had data in. */
const FIRST = '0003-exports';

/** Shortly after the data was made. */
const NOW = new Date('2026-11-25T15:00:00Z');

/** What the connector of that schema left behind: made by it, not written by hand. */
interface Data {
  partitions: { name: string; parent: string; bound: string }[];
  /** Rows by the name of their table. */
  tables: Record<string, object[]>;
}

const data: Data = JSON.parse(
  await readFile(new URL('upgrade.data.json', import.meta.url), 'utf8'),
);

describe('a database of the first schema, with data in it', () => {
  let tracking: TestTracking;

  before(async () => {
    const database = await createTestDatabase();
    const pool = new pg.Pool({ connectionString: database.url, max: 1 });
    const { error } = await migratorOf(pool).migrateTo(FIRST);
    assert.ifError(error);
    await fill(pool);
    assert.equal(await isMigrated(pool), false);
    await pool.end();
    await migrate(database.url);
    tracking = await startTestTracking({ database, clock: () => NOW });
    await tracking.process();
  });
  after(() => tracking?.close());

  const ask = async (path: string, body?: object): Promise<unknown> => {
    const reply = await tracking.manage(path, body);
    const answer = await reply.json();
    assert.equal(reply.status, 200, JSON.stringify(answer));
    return answer;
  };
  const search = async (text: string) =>
    profilesPageSchema.parse(await ask(`/profiles?query=${encodeURIComponent(text)}`)).items;
  const profileOf = async (text: string) => {
    const [found] = await search(text);
    assert.ok(found, `nobody is found by ${text}`);
    return profileSchema.parse(await ask(`/profiles/${found.id}`));
  };

  it('has its profiles found by identifier and by trait, with all that was known of them', async () => {
    for (const text of ['ada', 'ada@example.com', 'visitor-1', 'Lovelace', 'Londres']) {
      const profile = await profileOf(text);
      assert.deepEqual(
        profile.identifiers.map(({ type, value }) => `${type} ${value}`).sort(),
        ['anonymous_id visitor-1', 'email ada@example.com', 'user_id ada'],
        text,
      );
    }
    const { traits } = await profileOf('ada');
    assert.deepEqual(Object.fromEntries(traits.map(({ name, value }) => [name, value])), {
      city: 'Londres',
      email: 'ada@example.com',
      likes: ['noir', 'thriller'],
      name: 'Ada Lovelace',
      visits: 2,
    });
  });

  it('has the words of its traits as they are made today', async () => {
    const { rows } = await tracking.platform.pool.query<{ traits: TraitSet; words: string[] }>(`
      select t.traits, tsvector_to_array(w.words) as words
      from cdp.traits t left join cdp.trait_words w using (identifier_id)
    `);
    assert.equal(rows.length, 2);
    for (const { traits, words } of rows) assert.deepEqual(words.sort(), wordsOf(traits).sort());
  });

  it('processes what waited in it, and counts no message again', async () => {
    const before = (await profileOf('bob')).eventCount;
    assert.equal(before, 3, 'identify, an order, and the one that waited');
    const repeated = { type: 'track', event: 'Order Completed', messageId: 'm6', userId: 'bob' };
    await tracking.sendBatch([{ ...repeated, properties: { total: 12 } }]);
    await tracking.process();
    assert.equal((await profileOf('bob')).eventCount, before);
  });

  it('tells its merges, and takes them back', async () => {
    const { id } = await profileOf('ada');
    const { items } = mergesSchema.parse(await ask(`/profiles/${id}/merges`));
    assert.equal(items.length, 1);
    await ask(`/merges/${items[0]?.id}/split`, { requestedBy: 'Ada' });
    assert.notEqual((await profileOf('visitor-1')).id, (await profileOf('ada')).id);
  });

  it('answers rules over the events of before, from rows and from columns', async () => {
    const rule = ruleSchema.parse({
      kind: 'did',
      event: { type: 'track', name: 'Order Completed' },
      count: { operator: 'at-least', value: 2 },
      within: { kind: 'last', count: 25, unit: 'days' },
    });
    const count = async () => previewSchema.parse(await ask('/audiences/preview', { rule })).count;
    assert.equal(await count(), 2);
    for (let isMore = true; isMore; ) {
      ({ isMore } = await buildStep(tracking.platform.database, 1_000));
    }
    assert.equal(await count(), 2);
  });

  it('knows what it has sent, so that nothing unchanged is sent again', async () => {
    const { rows } = await tracking.platform.pool.query<{ hash: Buffer }>(
      'select hash from cdp.exported_records order by document_id',
    );
    assert.deepEqual(
      rows.map(({ hash }) => hash.toString('hex')),
      films(2).map(hashRecord),
    );
  });

  it('shows its runs', async () => {
    const { items } = await listRuns(
      tracking.platform.database,
      runsQuerySchema.parse({ workflow: 'films' }),
    );
    assert.deepEqual(
      items.map(({ state, counts }) => [state, counts.sent, counts.deleted]),
      [
        ['finished', 2, 1],
        ['finished', 3, 0],
      ],
    );
  });
});

/** Puts the rows back into the tables that they came from. */
async function fill(pool: pg.Pool): Promise<void> {
  for (const { name, parent, bound } of data.partitions) {
    await pool.query(`create table cdp.${name} partition of cdp.${parent} ${bound}`);
  }
  for (const [table, rows] of Object.entries(data.tables)) {
    await pool.query(
      `insert into cdp.${table} overriding system value
       select * from json_populate_recordset(null::cdp.${table}, $1)`,
      [JSON.stringify(rows)],
    );
  }
  const identities = await pool.query<{ name: string; column: string }>(`
    select table_name as name, column_name as column from information_schema.columns
    where table_schema = 'cdp' and is_identity = 'YES'
  `);
  for (const { name, column } of identities.rows) {
    await pool.query(`
      select setval(pg_get_serial_sequence('cdp.${name}', '${column}'),
        1 + greatest((select max(id) from cdp.inbox), (select max(id) from cdp.events)))
    `);
  }
}
