import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Consent, LiveEvents, Profile, SourceVolume } from 'strapi-cdp-config';
import { deskOf } from '../tracking/desk.ts';
import { basic, startTestTracking, type TestTracking } from '../tracking/testing.ts';

const KEY = 'consent-write-key-1';
const SITE_KEY = 'consent-write-key-2';
const RAW_KEY = 'consent-write-key-3';
const STRICT_KEY = 'consent-write-key-4';
const NOW = new Date('2026-11-24T12:00:00Z');

describe('consent and addresses', () => {
  let tracking: TestTracking;

  before(async () => {
    tracking = await startTestTracking({
      clock: () => NOW,
      environment: { CDP_TRUST_PROXY: 'true' },
      sources: [
        {
          key: 'careful',
          name: 'Careful',
          kind: 'browser',
          writeKey: KEY,
          ip: 'drop',
          consent: { store: ['Analytics'], profile: ['Profile'], activate: ['Ads'] },
        },
        {
          key: 'strict',
          name: 'Strict',
          kind: 'server',
          writeKey: STRICT_KEY,
          plan: 'block',
          consent: { profile: ['Profile'] },
        },
        { key: 'site', name: 'Site', kind: 'browser', writeKey: SITE_KEY },
        { key: 'raw', name: 'Raw', kind: 'server', writeKey: RAW_KEY, ip: 'keep' },
      ],
    });
  });
  after(() => tracking?.close());
  beforeEach(() =>
    tracking.platform.pool.query(
      'truncate cdp.events, cdp.identifiers, cdp.profiles, cdp.links, cdp.traits, cdp.consents, cdp.message_ids, cdp.event_volume cascade',
    ),
  );

  let number = 0;
  /** Sends one event and has it processed. */
  async function send(key: string, body: object, headers: Record<string, string> = {}) {
    number += 1;
    const messageId = `m${number}`;
    const reply = await tracking.send(
      '/v1/batch',
      { batch: [{ messageId, type: 'track', event: 'Viewed', timestamp: NOW, ...body }] },
      { authorization: basic(key), ...headers },
    );
    assert.deepEqual(await reply.json(), { success: true, accepted: 1, rejected: [] });
    await tracking.process();
  }
  const agree = (categoryPreferences: Record<string, unknown>) => ({
    context: { consent: { categoryPreferences } },
  });
  const sql = async (text: string) => (await tracking.platform.pool.query(text)).rows;
  const stored = () =>
    sql(`select e.name, e.properties, e.context, e.envelope, i.type, i.value
      from cdp.events e join cdp.identifiers i on i.id = e.identifier_id order by e.id`);
  const idOf = async (value: string) =>
    (await sql(`select profile_id from cdp.identifiers where value = '${value}'`))[0]?.profile_id;
  const consentOf = async (value: string): Promise<Consent> => {
    const reply = await tracking.manage(`/profiles/${await idOf(value)}/consent`);
    assert.equal(reply.status, 200);
    return (await reply.json()) as Consent;
  };

  it('keep an event only if its customer agreed to that', async () => {
    await send(KEY, { userId: 'u1' });
    await send(KEY, { userId: 'u1', ...agree({ Analytics: false, Profile: true }) });
    await send(KEY, { userId: 'u1', ...agree({ Analytics: 'yes', Profile: true }) });
    assert.deepEqual(await stored(), []);
    assert.deepEqual(await sql('select id from cdp.profiles'), [], 'nobody becomes known by it');
    const [volume] = await sql(`select events::int, dropped::int from cdp.event_volume`);
    assert.deepEqual(volume, { events: 0, dropped: 3 });
    for (const period of ['day', 'month']) {
      const reply = await tracking.manage(`/sources/careful/volume?period=${period}`);
      const { items } = (await reply.json()) as SourceVolume;
      assert.equal(items.at(-1)?.dropped, 3, 'and the chart of the source tells');
    }
    const metrics = await tracking.platform.metrics.metrics();
    assert.match(metrics, /cdp_events_processed_total\{outcome="dropped"\} 3/);

    await send(KEY, { userId: 'u1', ...agree({ Analytics: true, Profile: true }) });
    assert.equal((await stored()).length, 1);
    await send(SITE_KEY, { userId: 'u2' });
    assert.equal((await stored()).length, 2, 'a source that needs nothing');
  });

  it('keep it anonymous if the customer did not agree to a profile', async () => {
    const analytics = agree({ Analytics: true });
    const context = { ...analytics.context, traits: { email: 'a@b.dk' } };
    const event = { userId: 'u1', anonymousId: 'a1', properties: { film: 'Alien' }, context };
    await send(KEY, event);
    const [first] = await stored();
    assert.deepEqual([first.type, first.value], ['anonymous_id', 'a1']);
    assert.deepEqual(first.properties, { film: 'Alien' });
    assert.ok(!JSON.stringify(first).match(/u1|a@b\.dk/), JSON.stringify(first));
    assert.equal(await idOf('u1'), undefined);

    await send(KEY, {
      type: 'identify',
      userId: 'u1',
      anonymousId: 'a1',
      traits: {},
      ...analytics,
    });
    await send(KEY, { userId: 'u1', ...analytics });
    assert.equal((await stored()).length, 1, 'nothing is left of these without a profile');

    const all = agree({ Analytics: true, Profile: true });
    await send(KEY, { type: 'identify', userId: 'u1', anonymousId: 'a1', ...all });
    assert.equal(await idOf('u1'), await idOf('a1'), 'who agrees later is one with the past');
    const withdrawn = agree({ Analytics: true, Profile: false });
    await send(KEY, { anonymousId: 'a1', ...withdrawn });
    assert.equal((await stored()).length, 2, 'an anonymous id of somebody known is none any more');
  });

  it('obey a withdrawal from the next event on, whatever that says of earlier', async () => {
    const all = agree({ Analytics: true, Profile: true });
    await send(KEY, { userId: 'u1', ...all });
    await send(KEY, { userId: 'u1' });
    assert.equal((await stored()).length, 2, 'the word of before still stands');

    await send(KEY, { userId: 'u1', ...agree({ Analytics: false }) });
    await send(KEY, { userId: 'u1' });
    await send(KEY, { userId: 'u1', timestamp: '2026-11-24T11:00:00Z', ...all });
    assert.equal((await stored()).length, 2);
    const { items } = await consentOf('u1');
    assert.deepEqual(
      items.find(({ category }) => category === 'Analytics'),
      {
        category: 'Analytics',
        granted: false,
        at: NOW.toISOString(),
        source: 'careful',
        by: 'person',
      },
    );

    await send(KEY, { userId: 'u1', timestamp: '2026-11-24T11:59:00Z', ...all });
    assert.equal((await stored()).length, 2);
    const [, ...rest] = await stored();
    assert.equal(rest.length, 1);
  });

  it('obey it within one batch too', async () => {
    const event = (messageId: string, preferences?: Record<string, boolean>) => ({
      type: 'track',
      event: messageId,
      messageId,
      userId: 'u9',
      timestamp: NOW,
      ...(preferences && agree(preferences)),
    });
    const all = { Analytics: true, Profile: true };
    const batch = [event('b1', all), event('b2'), event('b3', { Analytics: false }), event('b4')];
    await tracking.send('/v1/batch', { batch }, { authorization: basic(KEY) });
    await tracking.process();
    assert.deepEqual(
      (await stored()).map(({ name }) => name),
      ['b1', 'b2'],
    );
    assert.equal((await consentOf('u9')).items[0]?.granted, false);
  });

  it('keep on the profile whether it may be used to reach the customer', async () => {
    const all = agree({ Analytics: true, Profile: true });
    await send(KEY, { userId: 'u1', ...all });
    const before = await consentOf('u1');
    assert.deepEqual([before.neededToActivate, before.mayActivate], [['Ads'], false]);
    await send(KEY, { userId: 'u1', ...agree({ Ads: true }) });
    assert.equal((await consentOf('u1')).mayActivate, true);
  });

  it('honour the signals of browsers, unless the person says otherwise', async () => {
    for (const [userId, headers] of [
      ['u1', { 'sec-gpc': '1' }],
      ['u2', { dnt: '1' }],
    ] as const) {
      await send(SITE_KEY, { userId }, headers);
      const { items, mayActivate } = await consentOf(userId);
      assert.deepEqual(
        items.map(({ category, granted, by }) => [category, granted, by]),
        [['*', false, 'signal']],
      );
      assert.equal(mayActivate, false);
    }
    await send(KEY, { userId: 'u3' }, { 'sec-gpc': '1' });
    assert.equal(await idOf('u3'), undefined);
    const ads = agree({ Analytics: true, Profile: true, Ads: true });
    await send(KEY, { userId: 'u3', ...ads }, { 'sec-gpc': '1' });
    assert.equal((await consentOf('u3')).mayActivate, true);
    await send(RAW_KEY, { userId: 'u4' }, { 'sec-gpc': '1', dnt: '1' });
    const server = await consentOf('u4');
    assert.deepEqual([server.items, server.mayActivate], [[], true], 'a server has no browser');
  });

  it('answer 404 for the consent of nobody', async () => {
    const reply = await tracking.manage(`/profiles/${crypto.randomUUID()}/consent`);
    assert.equal(reply.status, 404);
  });

  it('keep of the address what the source says', async () => {
    const proxy = { 'x-forwarded-for': '203.0.113.77' };
    const kept = async (key: string, context: object, headers = proxy) => {
      const own = { Analytics: true, Profile: true };
      const consent = { categoryPreferences: own };
      await send(key, { userId: 'u1', context: { consent, ...context } }, headers);
      return (await stored()).at(-1).context.ip;
    };
    assert.equal(await kept(SITE_KEY, {}), '203.0.113.0', 'truncated unless said otherwise');
    assert.equal(await kept(SITE_KEY, { ip: '198.51.100.9' }), '198.51.100.0');
    assert.equal(await kept(SITE_KEY, { ip: 'me' }), undefined);
    assert.equal(await kept(SITE_KEY, { ip: null }), undefined, 'asked not to');
    assert.equal(await kept(KEY, { ip: '198.51.100.9' }), undefined, 'dropped');
    assert.equal(await kept(KEY, {}), undefined);
    assert.equal(await kept(RAW_KEY, {}), undefined, 'the address of a server is nobody’s');
    assert.equal(await kept(RAW_KEY, { direct: true }), '203.0.113.77');
    assert.equal(await kept(RAW_KEY, { ip: '2001:db8::1' }), '2001:db8::1');
  });

  it('show whoever watches that an event was dropped, and nothing of what it says', async () => {
    const live = async () => (await (await tracking.manage('/events/live')).json()) as LiveEvents;
    await live();
    await send(KEY, { userId: 'secret-person', properties: { film: 'Alien' } });
    await deskOf(tracking.platform).live.flush();
    const { items } = await live();
    assert.deepEqual(
      [items[0]?.verdict, items[0]?.reason],
      ['dropped', 'No consent to Analytics.'],
    );
    assert.doesNotMatch(JSON.stringify(items), /secret-person|Alien/);
  });

  it('leave nothing of a person in an anonymous event that is set aside', async () => {
    const body = { userId: 'secret-person', anonymousId: 'a7', event: 'Blocked' };
    await send(STRICT_KEY, { ...body, ...agree({ Analytics: true }) });
    const [aside] = await sql('select event from cdp.events_set_aside');
    assert.deepEqual(aside.event.identity, {
      identifiers: [{ type: 'anonymous_id', value: 'a7' }],
    });
    assert.doesNotMatch(JSON.stringify(aside), /secret-person/);
    await sql('truncate cdp.events_set_aside');
  });

  it('obey a withdrawal in what is replayed', async () => {
    await sql(`alter table cdp.events add constraint "no Bad" check (name <> 'Bad')`);
    const all = agree({ Analytics: true, Profile: true });
    await send(KEY, { userId: 'u1', event: 'Bad', ...all });
    await sql(`alter table cdp.events drop constraint "no Bad"`);
    await send(KEY, { userId: 'u1', ...all });
    await send(KEY, { userId: 'u1', ...agree({ Analytics: false }) });
    await tracking.manage('/events/set-aside/replay', { all: true });
    await tracking.process();
    assert.equal((await stored()).length, 1);
    const profile = await tracking.manage(`/profiles/${await idOf('u1')}`);
    assert.equal(((await profile.json()) as Profile).eventCount, 1);
  });
});
