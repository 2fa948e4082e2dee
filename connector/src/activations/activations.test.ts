import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import {
  activationActivitySchema,
  activationDeliveriesPageSchema,
  activationPreviewSchema,
  profileActivationsSchema,
} from 'strapi-cdp-config';
import { audience } from '../audiences/testing.ts';
import { activationSnapshotQueue } from '../jobs/index.ts';
import { eventually } from '../shared/testing.ts';
import { type ActivationsBench, activation, startActivationsBench } from './testing.ts';

const bought = { kind: 'did', event: { type: 'track', name: 'Bought' } };
const buyers = audience('buyers', {
  kind: 'all',
  rules: [bought, { kind: 'did-not', event: { type: 'track', name: 'Left' } }],
});

describe('activations', () => {
  let bench: ActivationsBench;
  let archive: string;
  before(async () => {
    archive = await mkdtemp(join(tmpdir(), 'activations-'));
    bench = await startActivationsBench(archive);
    await bench.write({ activations: [], audiences: [buyers] });
    await eventually(async () => {
      const reply = await bench.tracking.manage('/audiences/buyers');
      assert.match(await reply.text(), /"live"/);
    }, 60_000);
  });
  after(async () => {
    await bench?.close();
    await rm(archive, { recursive: true, force: true });
  });
  beforeEach(() => {
    bench.sink.received = [];
    bench.sink.answer = () => undefined;
  });

  const track = (userId: string, event: string) => ({ type: 'track', userId, event });
  const send = (...batch: object[]) => bench.tracking.sendBatch(batch);
  const told = () => bench.sink.rows().map(({ user, change }) => `${user} ${change}`);
  const get = async (path: string) => (await bench.tracking.manage(path)).json();
  const activity = async (identifier: string) =>
    activationActivitySchema.parse(await get(`/activations/${identifier}`));
  const idOf = async (userId: string): Promise<string> => {
    const { rows } = await bench.tracking.platform.pool.query(
      `select profile_id from cdp.identifiers where type = 'user_id' and value = $1`,
      [userId],
    );
    return rows[0]?.profile_id;
  };

  it('tell a destination who entered and who left, with the fields that were chosen', async () => {
    await send(track('before', 'Bought'));
    await eventually(async () =>
      assert.match(JSON.stringify(await get('/audiences/buyers/members')), /before/),
    );
    await bench.write({ activations: [activation('a', 'buyers')] });
    await send({ type: 'identify', userId: 'ada', traits: { city: 'Aarhus', secret: 'x' } });
    await send(track('ada', 'Bought'));
    await eventually(() => assert.deepEqual(told(), ['ada entered']));
    const [row] = bench.sink.rows();
    assert.equal(row?.city, 'Aarhus');
    assert.equal(row?.profileId, await idOf('ada'));
    assert.equal('secret' in (row ?? {}), false);
    assert.ok(bench.sink.received[0]?.headers['idempotency-key']);
    await send(track('ada', 'Left'));
    await eventually(() => assert.deepEqual(told(), ['ada entered', 'ada exited']));
    const page = activationDeliveriesPageSchema.parse(await get('/activations/a/deliveries'));
    assert.deepEqual(
      page.items.map(({ change, state, profile }) => [change, state, profile?.label]),
      [
        ['exited', 'delivered', 'ada'],
        ['entered', 'delivered', 'ada'],
      ],
    );
    const received = profileActivationsSchema.parse(
      await get(`/profiles/${await idOf('ada')}/activations`),
    );
    assert.equal(received.items.length, 2);
    const state = await activity('a');
    assert.deepEqual([state.delivered, state.waiting, state.problem], [2, 0, null]);
  });

  it('tell of those who are in already, where that is asked for', async () => {
    await bench.write({ activations: [activation('b', 'buyers', { existing: true })] });
    await eventually(() => assert.deepEqual(told(), ['before entered']));
  });

  it('hold what a destination that is away cannot take, and tell it later, in its order', async () => {
    await bench.write({ activations: [activation('c', 'buyers')] });
    bench.sink.answer = () => ({ status: 503 });
    await send(track('bob', 'Bought'));
    await eventually(async () => assert.match((await activity('c')).problem ?? '', /503/));
    await send(track('bob', 'Left'));
    bench.sink.received = [];
    bench.sink.answer = () => undefined;
    await eventually(() => assert.deepEqual(told(), ['bob entered', 'bob exited']), 30_000);
    assert.equal((await activity('c')).problem, null);
  });

  it('set aside whom a destination refuses, and tell of them again when asked to', async () => {
    await bench.write({ activations: [activation('d', 'buyers')] });
    bench.sink.answer = () => ({ status: 422, body: 'no such thing' });
    await send(track('cy', 'Bought'));
    await eventually(async () => assert.equal((await activity('d')).refused, 1));
    bench.sink.received = [];
    bench.sink.answer = () => undefined;
    const reply = await bench.tracking.manage('/activations/d/retry', {});
    assert.deepEqual(await reply.json(), { retried: 1 });
    await eventually(() => assert.deepEqual(told(), ['cy entered']));
  });

  it('leave out who did not agree to be reached, and say so', async () => {
    await bench.write({ activations: [activation('e', 'buyers')] });
    await send(track('dee', 'Known'));
    const dee = await eventuallyId('dee');
    await bench.tracking.platform.pool.query(
      `insert into cdp.consents (identifier_id, words, needs) values ($1, $2, '["Ads"]')`,
      [dee, JSON.stringify({})],
    );
    await send(track('dee', 'Bought'));
    await eventually(async () => assert.equal((await activity('e')).skipped, 1));
    const page = activationDeliveriesPageSchema.parse(await get('/activations/e/deliveries'));
    assert.match(page.items[0]?.reason ?? '', /no consent to Ads/);
    assert.deepEqual(told(), []);
  });

  it('tell of nobody who was erased but that they are gone', async () => {
    await bench.write({ activations: [activation('f', 'buyers')] });
    await send(track('eve', 'Bought'));
    await eventually(() => assert.deepEqual(told(), ['eve entered']));
    const eve = await idOf('eve');
    const { pool } = bench.tracking.platform;
    await bench.tracking.manage('/privacy/delete', {
      person: { type: 'user_id', value: 'eve' },
      requestedBy: 'Ada',
    });
    await eventually(async () => assert.equal(await idOf('eve'), undefined));
    await eventually(() => assert.deepEqual(told(), ['eve entered', 'null exited']));
    assert.equal(bench.sink.rows()[1]?.profileId, eve);
    const { rows } = await pool.query(
      `select change from cdp.activation_deliveries where profile_id = $1`,
      [eve],
    );
    assert.deepEqual(rows, [{ change: 'exited' }]);
  });

  it('write all members into a file on a schedule, and show beforehand what would leave', async () => {
    const daily = activation('g', 'buyers', {
      destination: 'archive',
      on: [],
      interval: '0 6 * * *',
    });
    await bench.write({ activations: [daily] });
    await bench.tracking.platform.jobs.send(
      activationSnapshotQueue,
      { activation: 'g' },
      { key: 'g' },
    );
    await eventually(async () => assert.ok((await activity('g')).snapshot?.endedAt));
    const [header, ...lines] = (await readFile(join(archive, 'g.csv'), 'utf8')).trim().split('\n');
    assert.equal(header, 'id,activation,audience,change,at,profileId,user,city');
    const { members } = (await activity('g')).snapshot ?? {};
    assert.equal(lines.length, members);
    assert.ok(lines.some((line) => line.includes(',before,')));
    assert.ok(!lines.some((line) => line.includes(',dee,')), 'who did not agree is left out');
    const { managedBy: _managedBy, ...input } = daily;
    const reply = await bench.tracking.manage('/activations/preview', { activation: input });
    const preview = activationPreviewSchema.parse(await reply.json());
    assert.equal(preview.members, (members ?? 0) + 1);
    assert.equal(preview.skipped[0]?.count, 1);
  });

  async function eventuallyId(userId: string): Promise<string> {
    await eventually(async () => assert.ok(await idOf(userId)));
    return idOf(userId);
  }
});
