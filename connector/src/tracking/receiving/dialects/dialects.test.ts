import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import {
  BROWSER_KEY,
  basic,
  SERVER_KEY,
  SHOP_ORIGIN,
  startTestTracking,
  type TestTracking,
} from '../../testing.ts';

const BATCH_LENGTH = 5;

const resultsSchema = z.object({
  results: z.record(z.string(), z.object({ result: z.string(), details: z.string().optional() })),
});

describe('the dialects of the tracking API', () => {
  let tracking: TestTracking;
  before(async () => {
    tracking = await startTestTracking({
      environment: {
        CDP_TRACKING_BATCH_LENGTH: String(BATCH_LENGTH),
        CDP_TRACKING_REQUEST_SIZE: '20000',
        CDP_TRACKING_EVENT_SIZE: '2000',
        CDP_TRACKING_DEPTH: '6',
        CDP_TRACKING_KEYS: '50',
      },
    });
  });
  after(() => tracking.close());
  beforeEach(() => tracking.platform.pool.query('truncate cdp.inbox'));

  async function stored() {
    const { rows } = await tracking.platform.pool.query(
      "select *, identity->'identifiers' as who from cdp.inbox order by id",
    );
    return rows;
  }
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${tracking.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const key = { authorization: basic(SERVER_KEY) };

  it('tells the browser client of Segment how to go on', async () => {
    for (const path of ['/v1/projects', '/projects']) {
      const reply = await fetch(`${tracking.url}${path}/${BROWSER_KEY}/settings`, {
        headers: { origin: SHOP_ORIGIN },
      });
      assert.equal(reply.status, 200);
      assert.equal(reply.headers.get('access-control-allow-origin'), SHOP_ORIGIN);
      const apiHost = `${new URL(tracking.url).host}/v1`;
      assert.deepEqual(await reply.json(), {
        integrations: { 'Segment.io': { apiKey: BROWSER_KEY, apiHost, protocol: 'http' } },
        plan: {},
      });
      assert.equal((await fetch(`${tracking.url}${path}/nobodys-key/settings`)).status, 401);
      const elsewhere = { headers: { origin: 'https://evil.example' } };
      const refused = await fetch(`${tracking.url}${path}/${BROWSER_KEY}/settings`, elsewhere);
      assert.equal(refused.status, 403);
    }
  });

  it('takes the short routes, and figures that it has no use for', async () => {
    const body = { userId: 'u1', event: 'x', groupId: 'g', previousId: 'u0' };
    for (const short of ['i', 't', 'p', 's', 'g', 'a']) {
      assert.equal((await post(`/v1/${short}`, body, key)).status, 200, short);
    }
    assert.deepEqual(
      (await stored()).map(({ type }) => type),
      ['identify', 'track', 'page', 'screen', 'group', 'alias'],
    );
    assert.equal((await post('/v1/m', { series: [] })).status, 200);
  });

  it('takes batches at every path that clients know', async () => {
    const batch = [{ type: 'page', userId: 'u1' }];
    const paths = ['/v1/batch', '/v1/b', '/v1/batch/b', '/b', '/batch', '/batch/'];
    for (const path of paths) {
      assert.equal((await post(path, { batch, writeKey: SERVER_KEY })).status, 200, path);
    }
    assert.equal((await post(`/beacon/v1/batch?writeKey=${SERVER_KEY}`, { batch })).status, 200);
    assert.equal((await post('/beacon/v1/batch?writeKey=nobody', { batch })).status, 401);
    assert.equal((await stored()).length, paths.length + 1);
  });

  it('counts what a mail shows, by a pixel', async () => {
    const query = `writeKey=${SERVER_KEY}&event=Opened&anonymousId=a1&properties.mail.name=Spring&messageId=m1&__proto__.x=1`;
    const reply = await fetch(`${tracking.url}/pixel/v1/track?${query}`);
    assert.equal(reply.status, 200);
    assert.equal(reply.headers.get('content-type'), 'image/gif');
    assert.match(Buffer.from(await reply.arrayBuffer()).toString('latin1'), /^GIF89a/);
    const [row] = await stored();
    assert.deepEqual([row.name, row.message_id], ['Opened', 'm1']);
    assert.deepEqual(row.properties, { mail: { name: 'Spring' } });
    assert.ok(!JSON.stringify(row).includes(SERVER_KEY));
    const nobody = `${tracking.url}/pixel/v1/page?writeKey=${SERVER_KEY}`;
    assert.equal((await fetch(nobody)).status, 400);
  });

  it('takes the key of Jitsu from its header, and never from its body', async () => {
    const body = { userId: 'u1', event: 'x', writeKey: 'till:***' };
    for (const header of [`till:${SERVER_KEY}`, SERVER_KEY, `${SERVER_KEY}:`]) {
      const reply = await post('/api/s/s2s/track', body, { 'x-write-key': header });
      assert.equal(reply.status, 200);
      assert.deepEqual(await reply.json(), {
        ok: true,
        destinations: [],
        success: true,
        accepted: 1,
        rejected: [],
      });
    }
    const masked = { ...body, writeKey: SERVER_KEY };
    for (const header of ['till:nobodys-key', 'nobodys-key:']) {
      const reply = await post('/api/s/track', masked, { 'x-write-key': header });
      assert.equal(reply.status, 401, header);
    }
    assert.equal((await post('/api/s/track', {}, { 'x-write-key': SERVER_KEY })).status, 400);
  });

  it('says in our words what events of PostHog say', async () => {
    const events = [
      { event: 'Bought', distinct_id: 'u1', uuid: 'e1', properties: { total: 1, $set: { a: 1 } } },
      { event: 'Seen', distinct_id: 'x', properties: { $process_person_profile: false } },
      { event: '$pageview', properties: { distinct_id: 'd', $device_id: 'd', title: 'Home' } },
      {
        event: '$identify',
        distinct_id: 'u1',
        properties: { $set: { email: 'a@b.dk' }, $set_once: { b: 2 }, $anon_distinct_id: 'd' },
      },
      { event: '$groupidentify', distinct_id: '$club_c1', properties: groupOf('club', 'c1') },
    ];
    const body = { api_key: SERVER_KEY, batch: events, sent_at: new Date() };
    const reply = await post('/batch/', body);
    assert.deepEqual(await reply.json(), { status: 1, success: true, accepted: 6, rejected: [] });
    const rows = await stored();
    assert.deepEqual(
      rows.map(({ type, name, properties, who }) => [
        type,
        name,
        properties,
        who.map(({ type, value }: { type: string; value: string }) => `${type} ${value}`),
      ]),
      [
        ['track', 'Bought', { total: 1 }, ['user_id u1']],
        ['identify', 'identify', { a: 1 }, ['user_id u1']],
        ['track', 'Seen', { $process_person_profile: false }, ['anonymous_id x']],
        ['page', 'Home', { $device_id: 'd', title: 'Home' }, ['anonymous_id d']],
        [
          'identify',
          'identify',
          { b: 2, email: 'a@b.dk' },
          ['user_id u1', 'email a@b.dk', 'anonymous_id d'],
        ],
        ['group', 'group', { size: 3, type: 'club' }, ['anonymous_id $club_c1']],
      ],
    );
    assert.deepEqual([rows[0].message_id, rows[1].message_id], ['e1', 'e1:set']);
  });

  it('lets what PostHog sets once replace nothing', async () => {
    const set = async (uuid: string, minute: number, properties: object) => {
      const timestamp = `2026-05-01T10:0${minute}:00Z`;
      const event = { event: '$identify', distinct_id: 'once', uuid, timestamp, properties };
      const body = { api_key: SERVER_KEY, batch: [event], sent_at: new Date() };
      assert.equal((await post('/batch/', body)).status, 200);
      await tracking.process();
    };
    await set('o1', 1, { $set: { city: 'Rome' }, $set_once: { city: 'Bonn', first: 'spring' } });
    await set('o2', 2, { $set_once: { city: 'Oslo', first: 'summer' } });
    await set('o3', 3, { $set: { first: 'winter' } });
    await set('o4', 4, { $set_once: { first: 'autumn' } });
    const { rows } = await tracking.platform.pool.query('select traits from cdp.traits');
    assert.deepEqual([rows[0].traits.city.value, rows[0].traits.first.value], ['Rome', 'winter']);
  });

  it('takes single events and lists of PostHog, packed by browsers', async () => {
    const event = { event: 'x', distinct_id: 'u1', properties: { token: SERVER_KEY } };
    for (const path of ['/capture/', '/e/', '/i/v0/e/', '/capture']) {
      assert.equal((await post(path, { ...event, api_key: SERVER_KEY })).status, 200, path);
    }
    assert.equal((await post('/e/', [event, event])).status, 200);
    const packed = await fetch(`${tracking.url}/e/?compression=gzip-js`, {
      method: 'POST',
      body: new Uint8Array(gzipSync(JSON.stringify(event))),
    });
    assert.equal(packed.status, 200);
    assert.equal((await stored()).length, 7);
    const bad = await post('/capture/', { event: 'x', api_key: SERVER_KEY });
    assert.equal(bad.status, 400);
  });

  it('has a batch that is too long halved in v0, and the rest sent again in v1', async () => {
    const events = Array.from({ length: BATCH_LENGTH + 2 }, (_, index) => ({
      event: index === 1 ? undefined : 'x',
      uuid: `e${index}`,
      distinct_id: 'u1',
    }));
    assert.equal((await post('/batch/', { api_key: SERVER_KEY, batch: events })).status, 413);
    assert.deepEqual(await stored(), []);
    const reply = await post(
      '/i/v1/analytics/events',
      { batch: events },
      { authorization: `Bearer ${SERVER_KEY}` },
    );
    const { results } = resultsSchema.parse(await reply.json());
    assert.deepEqual(
      Object.values(results).map(({ result }) => result),
      ['ok', 'drop', 'ok', 'ok', 'ok', 'retry', 'retry'],
    );
    assert.match(results.e1?.details ?? '', /event A track needs/);
    assert.equal((await stored()).length, BATCH_LENGTH - 1);
  });

  it('keeps to the limits that it is given', async () => {
    const track = (properties: unknown) => ({ event: 'x', userId: 'u', properties });
    const keys = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, 1]));
    const cases: [unknown, number][] = [
      [track({ a: [[[1]]] }), 200],
      [track({ a: [[[[[1]]]]] }), 400],
      [track(keys), 400],
      [track({ text: 'x'.repeat(2_000) }), 400],
      [track({ text: 'x'.repeat(20_000) }), 413],
    ];
    for (const [body, status] of cases) {
      assert.equal((await post('/v1/track', body, key)).status, status);
    }
    const batch = Array.from({ length: BATCH_LENGTH + 1 }, () => ({ type: 'page', userId: 'u' }));
    const reply = await tracking.sendBatch(batch);
    assert.equal(reply.accepted, BATCH_LENGTH);
    assert.equal(reply.rejected[0]?.index, BATCH_LENGTH);
  });

  it('answers preflights at every path', async () => {
    for (const path of ['/v1/t', '/api/s/track', '/batch/', '/e/', '/i/v1/analytics/events']) {
      const reply = await fetch(`${tracking.url}${path}`, {
        method: 'OPTIONS',
        headers: { origin: SHOP_ORIGIN, 'access-control-request-method': 'POST' },
      });
      assert.equal(reply.status, 204, path);
      assert.equal(reply.headers.get('access-control-allow-origin'), SHOP_ORIGIN);
    }
    const closed = await fetch(`${tracking.url}/management/profiles`, {
      method: 'OPTIONS',
      headers: { origin: SHOP_ORIGIN, 'access-control-request-method': 'GET' },
    });
    assert.equal(closed.headers.get('access-control-allow-origin'), null);
  });
});

function groupOf(type: string, key: string) {
  return { $group_type: type, $group_key: key, $group_set: { size: 3 } };
}
