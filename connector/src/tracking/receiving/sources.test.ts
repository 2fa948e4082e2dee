import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import {
  type Definitions,
  problemSchema,
  sourceActivitiesSchema,
  sourceVolumeSchema,
  type WriteKey,
} from 'strapi-cdp-config';
import { digest } from '../../shared/digest.ts';
import { eventually } from '../../shared/testing.ts';
import { type StrapiDouble, startStrapiDouble } from '../../strapi/testing.ts';
import { basic, SERVER_KEY, startTestTracking, type TestTracking } from '../testing.ts';

const CDP_SECRET = 'a-secret-that-is-long-enough-for-us';
const OLD_KEY = 'cdp_sec_the-old-key-of-the-crm';
const NEW_KEY = 'cdp_sec_the-new-key-of-the-crm';
const START = Date.parse('2026-11-24T10:00:30Z');

type DefinedSource = Definitions['sources'][number];

const writeKey = (value: string, expiresAt: string | null = null): WriteKey => ({
  digest: digest(value),
  prefix: value.slice(0, 12),
  value: null,
  createdAt: '2026-11-01T00:00:00Z',
  expiresAt,
});

const crm = (changes: Partial<DefinedSource> = {}): DefinedSource => ({
  key: 'crm',
  name: 'CRM',
  kind: 'server',
  enabled: true,
  origins: [],
  rateLimit: null,
  ip: 'truncate',
  plan: 'off',
  consent: { store: [], profile: [], activate: [] },
  managedBy: 'editor',
  writeKeys: [writeKey(OLD_KEY)],
  ...changes,
});

describe('sources that editors write', () => {
  let strapi: StrapiDouble;
  let tracking: TestTracking;
  let now: Date;
  let version = 1;

  before(async () => {
    strapi = await startStrapiDouble(CDP_SECRET);
    tracking = await startTestTracking({
      environment: { CDP_SECRET, CDP_STRAPI_URL: strapi.address },
      clock: () => now,
    });
  });
  after(async () => {
    await tracking?.close();
    await strapi?.stop();
  });
  beforeEach(async () => {
    now = new Date(START);
    await tracking.platform.pool.query('truncate cdp.inbox, cdp.event_volume');
  });

  /** What an editor saves, and the nudge that follows. */
  async function define(...sources: DefinedSource[]): Promise<void> {
    version += 1;
    strapi.etag = `"${version}"`;
    strapi.document = {
      segmentGroups: [],
      computedTraits: [],
      audiences: [],
      activations: [],
      plan: [],
      workflows: [],
      destinations: [],
      sources,
    };
    await tracking.definitions.refresh();
    assert.equal(tracking.definitions.freshness().error, null);
  }
  const page = (messageId: string) => ({ type: 'page', userId: 'u1', messageId });
  const send = (key: string, body: object = page('m'), path = '/v1/page') =>
    tracking.send(path, body, { authorization: basic(key) });
  const codeOf = async (reply: Response) => problemSchema.parse(await reply.json()).error.code;
  const sendBatch = (events: number) =>
    send(
      OLD_KEY,
      { batch: Array.from({ length: events }, (_, index) => page(`m${index}`)) },
      '/v1/batch',
    );

  it('are known from the moment of the change on, without a restart', async () => {
    await define();
    assert.equal((await send(OLD_KEY)).status, 401);
    await define(crm());
    assert.equal((await send(OLD_KEY)).status, 200);
    await define(crm({ writeKeys: [writeKey(NEW_KEY)] }));
    assert.equal((await send(OLD_KEY)).status, 401);
    assert.equal((await send(NEW_KEY)).status, 200);
    const { rows } = await tracking.platform.pool.query('select source, trusted from cdp.inbox');
    assert.deepEqual(rows, Array(2).fill({ source: 'crm', trusted: true }));
  });

  it('do not replace those of the configuration file', async () => {
    await define(crm({ key: 'till', writeKeys: [writeKey(NEW_KEY)] }));
    assert.equal((await send(NEW_KEY)).status, 401);
    assert.equal((await send(SERVER_KEY)).status, 200);
  });

  it('have an old key that works beside the new one until it expires', async () => {
    const expiresAt = new Date(START + 24 * 60 * 60 * 1000).toISOString();
    await define(crm({ writeKeys: [writeKey(NEW_KEY), writeKey(OLD_KEY, expiresAt)] }));
    assert.equal((await send(OLD_KEY)).status, 200);
    assert.equal((await send(NEW_KEY)).status, 200);

    now = new Date(Date.parse(expiresAt) - 1);
    assert.equal((await send(OLD_KEY)).status, 200);
    now = new Date(expiresAt);
    const late = await send(OLD_KEY);
    assert.equal(late.status, 401);
    assert.equal(await codeOf(late), 'write_key_expired');
    assert.equal((await send(NEW_KEY)).status, 200);
  });

  it('refuse everything while they are off, with a status that no client repeats', async () => {
    await define(crm({ enabled: false }));
    for (const reply of [
      await send(OLD_KEY),
      await tracking.send('/v1/page', { ...page('m'), writeKey: OLD_KEY }, { authorization: '' }),
    ]) {
      assert.equal(reply.status, 404);
      assert.equal(reply.headers.get('retry-after'), null);
      assert.equal(await codeOf(reply), 'source_disabled');
    }
    await define(crm());
    assert.equal((await send(OLD_KEY)).status, 200);
  });

  it('take as many events a second as they may, whatever they come in', async () => {
    await define(crm({ rateLimit: 10 }));
    assert.equal((await sendBatch(9)).status, 200);
    assert.equal((await sendBatch(30)).status, 200, 'a batch passes whole');
    const refused = await sendBatch(1);
    assert.equal(refused.status, 429);
    assert.equal(refused.headers.get('retry-after'), '3');
    assert.equal(refused.headers.get('x-ratelimit-reset'), '3');
    assert.equal(await codeOf(refused), 'rate_limited');
    assert.equal((await send(SERVER_KEY)).status, 200, 'another source is not held up');
    now = new Date(START + 3000);
    assert.equal((await sendBatch(1)).status, 200);

    const { rows } = await tracking.platform.pool.query(
      "select count(*)::int as events from cdp.inbox where source = 'crm'",
    );
    assert.equal(rows[0].events, 40);
  });

  it('tell when they were last heard of, and how much came when', async () => {
    await define(crm({ key: 'office' }));
    await sendBatch(5);
    await send(OLD_KEY, { batch: [page('good'), { type: 'page' }, {}] }, '/v1/batch');
    assert.equal((await send(OLD_KEY, { type: 'page' })).status, 400);
    now = new Date(START - 2 * 60 * 60 * 1000);
    await send(OLD_KEY, page('earlier'));
    now = new Date(START);
    await tracking.process();

    await eventually(async () => {
      const { items } = sourceActivitiesSchema.parse(
        await (await tracking.manage('/sources')).json(),
      );
      const [, shop, mine] = items;
      assert.deepEqual([shop?.key, shop?.lastSeenAt], ['shop', null]);
      assert.deepEqual([mine?.key, mine?.lastSeenAt], ['office', '2026-11-24T10:00:00.000Z']);
      assert.equal(mine?.hours.length, 24);
      assert.deepEqual(mine?.hours.slice(-3), [
        { at: '2026-11-24T08:00:00.000Z', events: 1, rejected: 0, dropped: 0, setAside: 0 },
        { at: '2026-11-24T09:00:00.000Z', events: 0, rejected: 0, dropped: 0, setAside: 0 },
        { at: '2026-11-24T10:00:00.000Z', events: 6, rejected: 3, dropped: 0, setAside: 0 },
      ]);
    });
  });

  it('are heard of when nothing that came may stay', async () => {
    const activity = async () => {
      const { items } = sourceActivitiesSchema.parse(
        await (await tracking.manage('/sources')).json(),
      );
      return items.find(({ key }) => key === 'branch');
    };
    const lastSeen = async () => (await activity())?.lastSeenAt;
    now = new Date(START + 10 * 60 * 1000);
    await define(crm({ key: 'branch', plan: 'block' }));
    assert.equal(await lastSeen(), null);
    await send(OLD_KEY, { type: 'track', event: 'Unplanned', userId: 'u1' }, '/v1/track');
    await tracking.process();
    await eventually(async () => assert.equal(await lastSeen(), '2026-11-24T10:10:00.000Z'));
    const { at: _at, ...lastHour } = (await activity())?.hours.at(-1) ?? assert.fail();
    assert.deepEqual(lastHour, { events: 0, rejected: 0, dropped: 0, setAside: 1 });
    now = new Date(START + 20 * 60 * 1000);
    await send(OLD_KEY, { batch: [{ type: 'nonsense' }] }, '/v1/batch');
    await eventually(async () => assert.equal(await lastSeen(), '2026-11-24T10:20:00.000Z'));
    now = new Date(START + 30 * 60 * 1000);
    const consent = { store: ['analytics'], profile: [], activate: [] };
    await define(crm({ key: 'branch', consent }));
    await send(OLD_KEY);
    await tracking.process();
    await eventually(async () => assert.equal(await lastSeen(), '2026-11-24T10:30:00.000Z'));
  });

  it('tell their volume by the days of the reader', async () => {
    await define(crm());
    await tracking.platform.pool.query(`
      insert into cdp.event_volume (minute, source, events, rejected) values
        ('2026-10-24T22:30Z', 'crm', 7, 0), ('2026-10-25T22:30Z', 'crm', 3, 1),
        ('2026-10-25T23:00Z', 'crm', 2, 0), ('2026-11-24T10:00Z', 'crm', 9, 0),
        ('2026-11-24T10:00Z', 'till', 100, 0)
    `);
    const volume = async (query: string) => {
      const reply = await tracking.manage(`/sources/crm/volume?${query}`);
      return sourceVolumeSchema.parse(await reply.json()).items;
    };
    const days = await volume('period=month&timeZone=Europe/Copenhagen');
    assert.equal(days.length, 30);
    assert.deepEqual(days[0], {
      at: '2026-10-25T23:00:00.000Z',
      events: 2,
      rejected: 0,
      dropped: 0,
      setAside: 0,
    });
    assert.deepEqual(days.at(-1), {
      at: '2026-11-23T23:00:00.000Z',
      events: 9,
      rejected: 0,
      dropped: 0,
      setAside: 0,
    });
    now = new Date('2026-11-23T12:00:00Z');
    // The day on which summer time ends has 25 hours.
    const earlier = await volume('period=month&timeZone=Europe/Copenhagen');
    assert.deepEqual(earlier.slice(0, 2), [
      { at: '2026-10-24T22:00:00.000Z', events: 10, rejected: 1, dropped: 0, setAside: 0 },
      { at: '2026-10-25T23:00:00.000Z', events: 2, rejected: 0, dropped: 0, setAside: 0 },
    ]);
    now = new Date(START);
    const hours = await volume('period=day');
    assert.equal(hours.length, 24);
    assert.deepEqual(hours.at(-1), {
      at: '2026-11-24T10:00:00.000Z',
      events: 9,
      rejected: 0,
      dropped: 0,
      setAside: 0,
    });
    const bad = await tracking.manage('/sources/crm/volume?timeZone=Mars/Base');
    assert.equal(bad.status, 400);
  });
});
