import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { LiveEvents, PlannedEvent, ReplayResult, SeenEvents } from 'strapi-cdp-config';
import { type StrapiDouble, startStrapiDouble } from '../../strapi/testing.ts';
import { deskOf } from '../desk.ts';
import { basic, startTestTracking, type TestTracking } from '../testing.ts';
import { PlanCollector } from './index.ts';

const CDP_SECRET = 'a-secret-that-is-long-enough-for-us';
const MARK_KEY = 'plan-write-key-1';
const BLOCK_KEY = 'plan-write-key-2';

const ORDER: PlannedEvent = {
  type: 'track',
  name: 'Order Completed',
  description: '',
  properties: [
    { name: 'total', kind: 'number', required: true },
    { name: 'shippedAt', kind: 'date', required: false },
    { name: 'film.title', kind: 'text', required: true },
    { name: 'note', kind: 'any', required: false },
  ],
};

describe('the tracking plan', () => {
  let strapi: StrapiDouble;
  let tracking: TestTracking;
  let version = 1;

  before(async () => {
    strapi = await startStrapiDouble(CDP_SECRET);
    tracking = await startTestTracking({
      environment: { CDP_SECRET, CDP_STRAPI_URL: strapi.address },
      sources: [
        { key: 'marking', name: 'Marking', kind: 'server', writeKey: MARK_KEY, plan: 'mark' },
        { key: 'blocking', name: 'Blocking', kind: 'server', writeKey: BLOCK_KEY, plan: 'block' },
      ],
    });
    await define(ORDER);
  });
  after(async () => {
    await tracking?.close();
    await strapi?.stop();
  });

  async function define(...plan: PlannedEvent[]): Promise<void> {
    version += 1;
    strapi.etag = `"${version}"`;
    strapi.document = {
      segmentGroups: [],
      workflows: [],
      destinations: [],
      sources: [],
      computedTraits: [],
      audiences: [],
      activations: [],
      plan,
    };
    await tracking.definitions.refresh();
    assert.equal(tracking.definitions.freshness().error, null);
  }
  async function send(key: string, messageId: string, body: object): Promise<void> {
    const reply = await tracking.send(
      '/v1/batch',
      { batch: [{ type: 'track', messageId, userId: 'u1', ...body }] },
      { authorization: basic(key) },
    );
    assert.equal(reply.status, 200, await reply.clone().text());
    await tracking.process();
  }
  const sql = async (text: string) => (await tracking.platform.pool.query(text)).rows;
  const violationsOf = async (messageId: string) => {
    const [event] = await sql(
      `select envelope->'planViolations' as violations from cdp.events where message_id = '${messageId}'`,
    );
    assert.ok(event, 'it is in the timeline');
    return event.violations;
  };
  const ask = async <Reply>(path: string, body?: object): Promise<Reply> => {
    const reply = await tracking.manage(path, body);
    assert.equal(reply.status, 200, await reply.clone().text());
    return (await reply.json()) as Reply;
  };
  const good = { total: 12.5, film: { title: 'Alien' }, shippedAt: '2026-11-24', note: [1] };

  it('marks what it does not know or finds of the wrong kind', async () => {
    await ask('/events/live');
    await send(MARK_KEY, 'm1', { event: 'Order Completed', properties: good });
    assert.equal(await violationsOf('m1'), null);
    await send(MARK_KEY, 'm2', { event: 'Order Completed', properties: { total: '12' } });
    assert.deepEqual(await violationsOf('m2'), [
      '«total» is no number but text.',
      '«film.title» is missing.',
    ]);
    await send(MARK_KEY, 'm3', { event: 'Ordr Completed', planViolations: ['mine'] });
    assert.deepEqual(await violationsOf('m3'), ['The plan does not know «Ordr Completed».']);
    await send(MARK_KEY, 'm4', { type: 'page', name: 'Anything' });
    assert.equal(await violationsOf('m4'), null);

    await deskOf(tracking.platform).live.flush();
    const { items } = await ask<LiveEvents>('/events/live');
    assert.deepEqual(
      items.map(({ messageId, verdict }) => [messageId, verdict]),
      [
        ['m4', 'stored'],
        ['m3', 'marked'],
        ['m2', 'marked'],
        ['m1', 'stored'],
      ],
    );
    assert.match(items[1]?.reason ?? '', /does not know/);
  });

  it('is nobody’s concern where the source does not ask for it', async () => {
    await tracking.sendBatch([{ type: 'track', event: 'Whatever', messageId: 'm5', userId: 'u1' }]);
    await tracking.process();
    assert.equal(await violationsOf('m5'), null);
  });

  it('keeps events waiting if the source says so, until the plan is mended', async () => {
    await send(BLOCK_KEY, 'b1', { event: 'Order Completed', properties: good });
    await send(BLOCK_KEY, 'b2', { event: 'Order Refunded' });
    await send(BLOCK_KEY, 'b2', { event: 'Order Refunded' });
    await send(BLOCK_KEY, 'b3', { event: 'Order Completed', properties: { total: 1 } });
    const inTimeline = () =>
      sql(`select message_id from cdp.events where source = 'blocking' order by message_id`);
    assert.deepEqual(await inTimeline(), [{ message_id: 'b1' }]);
    const volume = async () => {
      const [sums] = await sql(
        `select sum(events)::int as events, sum(set_aside)::int as aside
          from cdp.event_volume where source = 'blocking'`,
      );
      return [sums.events, sums.aside];
    };
    assert.deepEqual(await volume(), [1, 2]);

    assert.deepEqual(await ask<ReplayResult>('/events/set-aside/replay', { all: true }), {
      events: 0,
      remaining: 2,
      blocked: 2,
    });
    await define(ORDER, { ...ORDER, name: 'Order Refunded', properties: [] });
    const reason = 'The plan does not know «Order Refunded».';
    assert.deepEqual(await ask<ReplayResult>('/events/set-aside/replay', { reason }), {
      events: 1,
      remaining: 0,
      blocked: 0,
    });
    await tracking.process();
    assert.equal(await violationsOf('b2'), null);
    assert.deepEqual(await inTimeline(), [{ message_id: 'b1' }, { message_id: 'b2' }]);
    assert.deepEqual(await volume(), [2, 1], 'what is replayed is set aside no more');

    await define({ ...ORDER, properties: [{ name: 'total', kind: 'text', required: true }] });
    await ask('/events/set-aside/replay', { all: true });
    const [aside] = await sql('select reason from cdp.events_set_aside');
    assert.equal(aside.reason, '«total» is no text but number.', 'the reason of today');
    await define({ ...ORDER, properties: [] });
    await ask('/events/set-aside/replay', { all: true });
    await tracking.process();
    assert.equal((await inTimeline()).length, 3);
    assert.deepEqual(await volume(), [3, 0]);
  });

  it('is learned from traffic', async () => {
    const collector = new PlanCollector(tracking.platform);
    await sql('truncate cdp.seen_events, cdp.seen_properties');
    for (let index = 0; index < 150; index += 1) {
      const properties = { price: index % 2 ? 3 : '3', at: '2026-11-24T10:00Z', film: { id: 1 } };
      collector.add('track', 'Film Rated', properties, index < 5);
    }
    collector.add('page', 'Home', { url: '/' }, false);
    collector.add('alias', 'alias', {}, false);
    await collector.flush();
    collector.add('track', 'Film Rated', { price: null, tags: [] }, false);
    await collector.flush();

    const { items } = await ask<SeenEvents>('/plan/seen');
    assert.equal(items.length, 2);
    const rated = items.find(({ name }) => name === 'Film Rated');
    assert.deepEqual([rated?.events, rated?.examined, rated?.violations], [151, 101, 5]);
    assert.deepEqual(rated?.properties, [
      { name: 'at', seen: 100, kinds: { date: 100 } },
      { name: 'film', seen: 100, kinds: { object: 100 } },
      { name: 'film.id', seen: 100, kinds: { number: 100 } },
      { name: 'price', seen: 100, kinds: { text: 50, number: 50 } },
      { name: 'tags', seen: 1, kinds: { list: 1 } },
    ]);
    assert.equal(items.find(({ type }) => type === 'page')?.name, 'page');
  });

  it('is not filled by a client that makes up names', async () => {
    const collector = new PlanCollector(tracking.platform);
    const many = Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`p${index}`, 1]));
    for (let index = 0; index < 600; index += 1) collector.add('track', `x${index}`, many, false);
    await collector.flush();
    const [{ names, paths }] = await sql(`select
      (select count(*)::int from cdp.seen_events where name like 'x%') as names,
      (select count(*)::int from cdp.seen_properties where name = 'x0') as paths`);
    assert.deepEqual({ names, paths }, { names: 500, paths: 100 });
  });
});
