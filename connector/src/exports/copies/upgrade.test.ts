import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import pino from 'pino';
import type { UpsertRecord } from 'strapi-cdp-config';
import { createDatabase, type DatabaseHandle } from '../../database/connection.ts';
import { migratorOf } from '../../database/migrate.ts';
import { createTestDatabase, type TestDatabase } from '../../database/testing.ts';
import { hashRecord } from '../ledger/index.ts';
import { film, films } from '../pages/testing.ts';
import { findKeptStep } from '../runner/kept-step.ts';
import { pack, readCopies } from './index.ts';

/** The last migration that kept a copy of each record by itself. */
const BEFORE = '0018-trait-words';

const RUN = '0a0d2293-900b-4df9-aa8e-189583130d10';

let test: TestDatabase;
let handle: DatabaseHandle;

before(async () => {
  test = await createTestDatabase();
  const logger = pino({ level: 'silent' });
  handle = createDatabase({ url: test.url, size: 1, applicationName: 'upgrade', logger });
});
after(async () => {
  await handle.close();
  await test.drop();
});

const withParts: UpsertRecord = {
  ...film(1_200, 'With a cover'),
  fields: [
    { id: 'cover', name: 'cover', type: 'media', value: '/a.png', parts: { width: 3 } },
    { id: 'title', name: 'title', type: 'string', value: null },
  ],
};
const sent = [...films(1_200), withParts];

it('what was sent before is still told, and what was about to be sent is sent as it was', async () => {
  assert.ifError((await migratorOf(handle.pool).migrateTo(BEFORE)).error);
  await insertRun();
  for (const record of sent) await insertCopy('films', record, JSON.stringify(record));
  await insertCopy('posters', film(7, 'Poster'), JSON.stringify(film(7, 'Poster')));
  await insertCopy('posters', film(8, 'Too large'), null);
  const { op: _, updatedAt: __, fields: ___, ...identity } = film(3, '');
  const step = {
    position: { phase: 'pages' as const, cursor: '17' },
    records: [film(2, 'Next'), { op: 'delete' as const, ...identity }],
    met: [{ ...keyOf(film(2, 'Next')), hash: 'ab', sent: true }],
    read: 1,
    total: null,
    changesFrom: null,
    compared: null,
  };
  await handle.pool.query('insert into cdp.kept_steps (run_id, step) values ($1, $2)', [
    RUN,
    await pack(step),
  ]);

  assert.ifError((await migratorOf(handle.pool).migrateToLatest()).error);

  for (const record of [sent[0], sent[999], sent[1_000], withParts]) {
    assert.ok(record);
    assert.deepEqual(await copiesOf(record.documentId, 'films'), [record]);
  }
  assert.deepEqual(await copiesOf('film-007', 'posters'), [film(7, 'Poster')]);
  assert.deepEqual(await copiesOf('film-008', 'posters'), [null]);
  assert.deepEqual((await findKeptStep(handle.database, { id: RUN }))?.step, step);
});

async function copiesOf(documentId: string, workflow: string): Promise<(UpsertRecord | null)[]> {
  const copies = await readCopies(handle.database, { contentType: 'api::film.film', documentId });
  return copies.filter(({ workflowKey }) => workflowKey === workflow).map(({ record }) => record);
}

async function insertRun(): Promise<void> {
  for (const [id, key] of [
    [RUN, 'films'],
    ['00d596f0-8699-44ce-ae2f-31e9b87473f0', 'posters'],
  ]) {
    await handle.pool.query(
      `insert into cdp.runs (id, workflow_key, workflow_name, kind, options, trigger, state,
         queued_at, ended_at, due_at)
       values ($1, $2, $2, 'product', $3, 'manual', 'finished', now(), now(), now())`,
      [id, key, { contentType: 'api::film.film', destination: 'feed', streamId: 'films' }],
    );
  }
}

async function insertCopy(key: string, record: UpsertRecord, json: string | null): Promise<void> {
  const values = [key, record.contentType, record.documentId, record.status, hashRecord(record)];
  await handle.pool.query(
    `insert into cdp.exported_records (workflow_key, content_type, document_id, locale, status,
       stream, hash, run_id, sent_run_id, sent_at)
     select $1, $2, $3, '', $4, 'feed/films', decode($5, 'hex'), id, id, now()
     from cdp.runs where workflow_key = $1`,
    values,
  );
  await handle.pool.query(
    `insert into cdp.sent_copies (workflow_key, content_type, document_id, locale, status, kind, hash, record)
     values ($1, $2, $3, '', $4, 'product', decode($5, 'hex'), $6)`,
    [...values, json],
  );
}

function keyOf({ contentType, documentId, locale, status }: UpsertRecord) {
  return { contentType, documentId, locale, status };
}
