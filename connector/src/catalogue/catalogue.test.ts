import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { ExportRecord, RecordField } from 'strapi-cdp-config';
import { createTestPlatform, type TestPlatform } from '../database/testing.ts';
import { applyCatalogueRecords, findCatalogueEntries } from './index.ts';

const film = { kind: 'product', contentType: 'api::film.film', status: 'published' } as const;
const field = (name: string, value: RecordField['value']): RecordField => ({
  id: name,
  name,
  type: 'string',
  value,
});
const upsert = (
  documentId: string,
  fields: RecordField[],
  locale: string | null = null,
): ExportRecord => ({
  op: 'upsert',
  ...film,
  documentId,
  locale,
  updatedAt: '2026-11-24T10:00:00.000Z',
  fields,
});

describe('catalogue', () => {
  let platform: TestPlatform;

  before(async () => {
    platform = await createTestPlatform();
  });
  after(() => platform.close());

  const apply = (records: ExportRecord[], runId = randomUUID(), now = new Date()) =>
    platform.database
      .transaction()
      .execute((transaction) => applyCatalogueRecords(transaction, records, { runId, now }));
  const find = (...documentIds: string[]) => findCatalogueEntries(platform.database, documentIds);

  it('keeps values by exported name, parts beside them, and no nulls', async () => {
    const cover = { ...field('cover', 'https://x/y.jpg'), parts: { alt: 'Poster', width: 800 } };
    await apply([upsert('a1', [field('title', 'The Third Man'), cover, field('genre', null)])]);
    const [entry] = await find('a1');
    assert.deepEqual(entry?.fields, {
      title: 'The Third Man',
      cover: 'https://x/y.jpg',
      cover_alt: 'Poster',
      cover_width: 800,
    });
    assert.equal(entry?.locale, null);
    assert.equal(entry?.updatedAt.toISOString(), '2026-11-24T10:00:00.000Z');
  });

  it('tells locales apart, and a record without locale from both', async () => {
    await apply([upsert('b1', [], 'en'), upsert('b1', [], 'de'), upsert('b1', [])]);
    const found = await find('b1');
    assert.deepEqual(
      found.map(({ locale }) => locale),
      [null, 'de', 'en'],
    );
  });

  it('replaces an entry, and writes nothing when it is as it was', async () => {
    const rows = async () =>
      (await platform.pool.query(`select ctid, run_id from cdp.catalogue where document_id = 'c1'`))
        .rows;
    await apply([upsert('c1', [field('title', 'Old')])]);
    await apply([upsert('c1', [field('title', 'New')])]);
    const [before] = await rows();
    await apply([upsert('c1', [field('title', 'New')])]);
    assert.deepEqual(await rows(), [before]);
    assert.deepEqual((await find('c1'))[0]?.fields, { title: 'New' });
  });

  it('marks what was deleted, keeps its values, and takes it back', async () => {
    const deletion: ExportRecord = { op: 'delete', ...film, documentId: 'd1', locale: null };
    const now = new Date('2026-11-25T10:00:00Z');
    await apply([upsert('d1', [field('title', 'Gone')]), upsert('d2', [])]);
    await apply([deletion], randomUUID(), now);
    await apply([deletion], randomUUID(), new Date('2026-11-26T10:00:00Z'));
    const [gone, there] = await find('d1', 'd2');
    assert.deepEqual(gone?.deletedAt, now, 'a deletion that comes twice counts once');
    assert.deepEqual(gone?.fields, { title: 'Gone' });
    assert.equal(there?.deletedAt, null);
    await apply([upsert('d1', [field('title', 'Gone')])]);
    assert.equal((await find('d1'))[0]?.deletedAt, null);
  });
});
