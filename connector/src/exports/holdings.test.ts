import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { UpsertRecord } from 'strapi-cdp-config';
import { eventually } from '../shared/testing.ts';
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
  const person = {
    profileId: null,
    identifiers: [{ type: 'user_id', value: 'ada' }],
    identifierIds: [],
  };
  bench.strapi.records = [user('ada'), user('eve')];
  bench.sink.answer = (count) =>
    count === 1 ? { status: 503, headers: { 'retry-after': '2' } } : undefined;
  const users = workflow(
    'users',
    { contentType: CONTENT_TYPE, destination: 'feed' },
    { kind: 'user' },
  );
  const result = await requestRun(bench.platform, users, 'Ada');
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
