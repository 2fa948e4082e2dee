import assert from 'node:assert/strict';
import { text } from 'node:stream/consumers';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { UpsertRecord } from 'strapi-cdp-config';
import { deferred } from '../../shared/testing.ts';
import { exportHoldings } from '../holdings.ts';
import { requestRun } from '../runs/index.ts';
import { createExportsBench, type ExportsBench, film, films, workflow } from '../testing.ts';
import { copiesToCsv, findExportedEntries, readBatch, readCopies } from './index.ts';

const USERS = 'plugin::users-permissions.user';

describe('what was sent of an entry', () => {
  let bench: ExportsBench;

  before(async () => {
    bench = await createExportsBench((url) => ({
      destinations: [{ key: 'feed', name: 'Feed', kind: 'http', url }],
    }));
  });
  after(() => bench.close());
  beforeEach(() => {
    bench.strapi.records = films(25);
    bench.sink.received = [];
    bench.sink.answer = () => undefined;
  });

  const toFeed = (key: string, options = {}) =>
    workflow(key, { destination: 'feed', mode: 'changes', ...options });
  const entry = (documentId: string) => ({ contentType: 'api::film.film', documentId });
  const of = async (key: string, documentId: string) =>
    (await readCopies(bench.platform.database, entry(documentId))).find(
      ({ workflowKey }) => workflowKey === key,
    );

  /** Document ids, by batch. */
  const batched = async (key: string) => {
    const { rows } = await bench.platform.pool.query<{ id: string }>(
      'select id from cdp.batches where workflow_key = $1 order by id',
      [key],
    );
    const batches = rows.map(({ id }) => readBatch(bench.platform.database, id));
    return (await Promise.all(batches)).map((records) =>
      records.map(({ documentId }) => documentId),
    );
  };

  it('is told with when and which fields, by workflow', async () => {
    assert.deepEqual(await findExportedEntries(bench.platform.database, entry('film-003')), []);
    const begin = Date.now();
    await bench.run(toFeed('films', { streamId: 'stream-a' }));
    const found = await of('films', 'film-003');
    assert.deepEqual(
      [found?.state, found?.destination, found?.streamId, found?.workflowName],
      ['sent', 'feed', 'stream-a', 'films'],
    );
    assert.deepEqual(found?.fields, [{ id: 'title', name: 'title' }]);
    assert.ok(Date.parse(found?.sentAt ?? '') >= begin);
    assert.deepEqual(found?.record, film(3, 'Film 3'));
  });

  it('stays what was sent when the entry is changed and not sent yet, or not sent again', async () => {
    bench.strapi.records[3] = film(3, 'Changed');
    assert.deepEqual((await of('films', 'film-003'))?.record, film(3, 'Film 3'));
    bench.strapi.records = films(25);
    const before = await of('films', 'film-003');
    await bench.run(toFeed('films', { streamId: 'stream-a' }));
    const after = await of('films', 'film-003');
    assert.deepEqual([after?.state, after?.sentAt], ['unchanged', before?.sentAt]);
    assert.ok((after?.checkedAt ?? '') > (before?.checkedAt ?? ''));
    bench.strapi.records[3] = film(3, 'Changed');
    await bench.run(toFeed('films', { streamId: 'stream-a' }));
    assert.deepEqual((await of('films', 'film-003'))?.record, film(3, 'Changed'));
  });

  it('is what arrived, also while the destination refuses what is new', async () => {
    const refused = toFeed('refused');
    await bench.run(refused);
    bench.strapi.records[4] = film(4, 'Bad');
    bench.sink.answer = () =>
      bench.sink.received.at(-1)?.body.includes('Bad') ? { status: 422, body: 'bad' } : undefined;
    await bench.run(refused);
    const found = await of('refused', 'film-004');
    assert.equal(found?.state, 'refused');
    assert.equal(found?.reason, 'Destination «feed» answered 422: bad');
    assert.deepEqual(found?.record, film(4, 'Film 4'));
  });

  it('says so of a record that never arrived', async () => {
    bench.sink.answer = () =>
      bench.sink.received.at(-1)?.body.includes('film-004') ? { status: 422 } : undefined;
    await bench.run(toFeed('never'));
    const found = await of('never', 'film-004');
    assert.deepEqual([found?.state, found?.sentAt, found?.record], ['refused', null, null]);
  });

  it('is gone with the deletion, and with the stream', async () => {
    const moving = toFeed('moving');
    await bench.run(moving);
    bench.strapi.records = films(25).slice(1);
    await bench.run(moving);
    assert.equal(await of('moving', 'film-000'), undefined);
    bench.strapi.records = films(1);
    await bench.run(toFeed('moving', { streamId: 'elsewhere' }));
    assert.deepEqual(await batched('moving'), [['film-000']]);
  });

  it('takes no room that grows with the runs', async () => {
    bench.strapi.records = films(4);
    const again = toFeed('again', { mode: 'full', batchSize: 2 });
    const names = [
      ['film-000', 'film-001'],
      ['film-002', 'film-003'],
    ];
    for (let run = 0; run < 3; run += 1) {
      await bench.run(again);
      assert.deepEqual(await batched('again'), names);
    }
    bench.strapi.records[1] = film(1, 'Changed');
    await bench.run({ ...again, options: { ...again.options, mode: 'changes' } });
    assert.deepEqual(await batched('again'), [...names, ['film-001']], 'film 0 is in the old one');
    assert.deepEqual((await of('again', 'film-000'))?.record, film(0, 'Film 0'));
    assert.deepEqual((await of('again', 'film-001'))?.record, film(1, 'Changed'));
  });

  it('can be read in a spreadsheet, in which no text computes anything', async () => {
    bench.strapi.records = [film(7, '=1+1')];
    await bench.run(toFeed('csv'));
    const found = await of('csv', 'film-007');
    assert.ok(found);
    const [header, row, ...more] = (await text(copiesToCsv([found]))).trim().split('\n');
    assert.equal(
      header,
      'workflow,destination,stream,sent_at,document_id,locale,status,field,name,type,value',
    );
    assert.match(row ?? '', /^csv,feed,csv,.*,film-007,,published,title,title,string,'=1\+1$/);
    assert.deepEqual(more, []);
  });

  it('is erased with a person, also when that is being sent', async () => {
    const user = (documentId: string): UpsertRecord => ({
      ...film(1, documentId),
      kind: 'user',
      contentType: USERS,
      documentId,
    });
    const users = workflow('users', { contentType: USERS, destination: 'feed' }, { kind: 'user' });
    const copies = exportHoldings.find(({ name }) => name === 'sentCopies');
    const deliveries = exportHoldings.find(({ name }) => name === 'waitingDeliveries');
    assert.ok(copies?.forget && deliveries?.forget);
    const forgets = [copies.forget, deliveries.forget];
    const person = (value: string) => ({
      profileId: null,
      identifiers: [{ type: 'user_id', value }],
      identifierIds: [],
    });
    const forget = (value: string) =>
      bench.platform.database.transaction().execute(async (transaction) => {
        for (const one of forgets) await one(transaction, person(value), new Date());
      });
    const kept = async () => (await batched('users')).flat();

    bench.strapi.records = ['ada', 'bob', 'old'].map(user);
    await bench.run(users);
    await forget('old');
    assert.deepEqual(await kept(), ['ada', 'bob'], 'the batch holds the others still');

    bench.strapi.records = ['ada', 'bob', 'eve'].map(user);
    const [asked, answer] = [deferred(), deferred()];
    bench.sink.answer = async () => {
      asked.resolve();
      await answer.promise;
      return undefined;
    };
    const result = await requestRun(bench.platform, users, 'Ada');
    assert.ok('run' in result);
    await asked.promise;
    await forget('eve');
    answer.resolve();
    await bench.ended(result.run.id);
    assert.deepEqual(await kept(), ['ada', 'bob']);

    const told: object[] = [];
    for await (const one of copies.read(bench.platform.database, person('ada'))) told.push(one);
    assert.deepEqual(told, [{ workflow: 'users', record: user('ada') }]);
    await forget('ada');
    assert.deepEqual(await kept(), ['bob']);
  });
});
