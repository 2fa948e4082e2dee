import assert from 'node:assert/strict';
import { after, before, beforeEach, it } from 'node:test';
import type { UpsertRecord } from 'strapi-cdp-config';
import { deferred, eventually } from '../shared/testing.ts';
import { exportHoldings } from './holdings.ts';
import { requestRun } from './runs/index.ts';
import { createExportsBench, type ExportsBench, workflow } from './testing.ts';

const CONTENT_TYPE = 'plugin::users-permissions.user';

let bench: ExportsBench;

before(async () => {
  bench = await createExportsBench((url) => ({
    destinations: [{ key: 'feed', name: 'Feed', kind: 'http', url }],
  }));
});
after(() => bench.close());
beforeEach(() => {
  bench.sink.received.length = 0;
});

const users = (key: string, batchSize = 10) =>
  workflow(key, { contentType: CONTENT_TYPE, destination: 'feed', batchSize }, { kind: 'user' });

const personOf = (userId: string) => ({
  profileId: null,
  identifiers: [{ type: 'user_id', value: userId }],
  identifierIds: [],
});

const user = (documentId: string): UpsertRecord => ({
  op: 'upsert',
  kind: 'user',
  contentType: CONTENT_TYPE,
  documentId,
  locale: null,
  status: 'published',
  updatedAt: '2026-11-24T10:00:00.000Z',
  fields: [{ id: 'email', name: 'email', type: 'email', value: `${documentId}@example.com` }],
});

it('takes a person out of a delivery that a destination has refused for now', async () => {
  const [deliveries] = exportHoldings;
  assert.ok(deliveries?.forget);
  const person = personOf('ada');
  bench.strapi.records = [user('ada'), user('eve')];
  bench.sink.answer = (count) =>
    count === 1 ? { status: 503, headers: { 'retry-after': '2' } } : undefined;
  const result = await requestRun(bench.platform, users('users'), 'Ada');
  assert.ok('run' in result);
  await eventually(() => assert.equal(bench.sink.rows().length, 2));

  const { database } = bench.platform;
  const told: object[] = [];
  for await (const record of deliveries.read(database, person)) told.push(record);
  assert.deepEqual(told, [user('ada')]);
  const { forget } = deliveries;
  const withdrawn = await database
    .transaction()
    .execute((transaction) => forget(transaction, person, new Date()));
  assert.equal(withdrawn, 1);

  const run = await bench.ended(result.run.id);
  assert.equal(run.state, 'finished');
  const [, second] = bench.sink.received;
  assert.ok(second);
  assert.match(second.body, /eve@example\.com/);
  assert.doesNotMatch(second.body, /ada/);
});

it('passes over a person who is forgotten while a page is in memory', async () => {
  const [deliveries] = exportHoldings;
  const forget = deliveries?.forget;
  assert.ok(forget);
  bench.strapi.records = ['ada', 'bob', 'eve', 'zoe'].map(user);
  const [asked, answer] = [deferred(), deferred()];
  bench.strapi.requests.length = 0;
  bench.sink.answer = async (count) => {
    if (count > 1) return undefined;
    asked.resolve();
    await answer.promise;
    return undefined;
  };
  const result = await requestRun(bench.platform, users('pages', 2), 'Ada');
  assert.ok('run' in result);
  await asked.promise;
  // The page after the one that is delivered is in memory by now.
  await eventually(() => assert.equal(bench.strapi.requests.length, 2));
  await bench.platform.database
    .transaction()
    .execute((transaction) => forget(transaction, personOf('eve'), new Date()));
  answer.resolve();

  const run = await bench.ended(result.run.id);
  assert.deepEqual([run.state, run.counts.sent], ['finished', 3]);
  assert.deepEqual(
    bench.sink.received.map(({ body }) => body.match(/\w+(?=@example)/g)),
    [['ada', 'bob'], ['zoe']],
  );
  const { rows } = await bench.platform.pool.query('select from cdp.withdrawals');
  assert.equal(rows.length, 0);
});
