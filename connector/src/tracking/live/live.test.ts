import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { LiveEvents, Profile } from 'strapi-cdp-config';
import { deskOf } from '../desk.ts';
import { SERVER_KEY, startTestTracking, type TestTracking } from '../testing.ts';
import { LiveFeed } from './index.ts';

describe('live events', () => {
  let tracking: TestTracking;
  let now = new Date();

  before(async () => {
    tracking = await startTestTracking({ clock: () => now });
  });
  after(() => tracking?.close());

  const watch = async (query = ''): Promise<LiveEvents> => {
    await deskOf(tracking.platform).live.flush();
    const reply = await tracking.manage(`/events/live${query}`);
    assert.equal(reply.status, 200, await reply.clone().text());
    return (await reply.json()) as LiveEvents;
  };
  const sql = async (text: string) => (await tracking.platform.pool.query(text)).rows;
  const track = (messageId: string, more: object = {}) => ({
    type: 'track',
    event: 'Film Viewed',
    messageId,
    anonymousId: 'a1',
    ...more,
  });

  it('cost nothing while nobody watches', async () => {
    await tracking.sendBatch([track('before'), { type: 'track' }]);
    await tracking.process();
    assert.deepEqual(await watch(), { items: [], next: '0' });
    assert.deepEqual(await sql('select id from cdp.live_events'), []);
  });

  it('tell what became of each event, and lead to the profile', async () => {
    await sql(`alter table cdp.events add constraint "no Bad" check (name <> 'Bad')`);
    const { next } = await watch();
    await tracking.sendBatch([
      track('m1', { properties: { film: 'Alien' } }),
      track('m1'),
      track('m2', { event: 'Bad' }),
      track('m3', { event: '', writeKey: SERVER_KEY, context: { ip: '10.1.2.3', page: 'x' } }),
    ]);
    const refused = await tracking.send('/v1/track', { event: 'Nobody\0', writeKey: SERVER_KEY });
    assert.equal(refused.status, 400);
    await tracking.process();

    const { items } = await watch(`?after=${next}`);
    const told = items.map(({ verdict, messageId, reason }) => [verdict, messageId, reason]);
    assert.deepEqual(
      told.sort().map(([verdict, id]) => [verdict, id]),
      [
        ['duplicate', 'm1'],
        ['rejected', null],
        ['rejected', 'm3'],
        ['set_aside', 'm2'],
        ['stored', 'm1'],
      ],
    );
    const of = (verdict: string) => items.find((item) => item.verdict === verdict);
    assert.match(of('set_aside')?.reason ?? '', /no Bad/);
    assert.deepEqual(of('stored')?.event.properties, { film: 'Alien' });
    const rejected = items.find(({ messageId }) => messageId === 'm3');
    assert.match(rejected?.reason ?? '', /A track needs the name/);
    assert.deepEqual(rejected?.event.context, { page: 'x' }, 'without the address');
    assert.ok(!JSON.stringify(items).includes(SERVER_KEY));

    const profile = await tracking.manage(`/profiles/${of('stored')?.profileId}`);
    assert.equal(((await profile.json()) as Profile).identifiers[0]?.value, 'a1');
  });

  it('are filtered, and told once to whoever says where he was', async () => {
    const all = await watch();
    assert.equal(all.items.length, 5);
    assert.equal((await watch('?verdict=duplicate')).items.length, 1);
    assert.equal((await watch('?name=VIEWED&source=till&type=track')).items.length, 2);
    assert.equal((await watch('?source=other')).items.length, 0);
    assert.deepEqual(await watch(`?after=${all.next}`), { items: [], next: all.next });
    assert.equal((await watch('?after=999999')).items.length, 5, 'numbers began anew');
    assert.equal((await tracking.manage('/events/live?verdict=good')).status, 400);
  });

  it('survive nonsense, and are no more than a screen needs', async () => {
    const { next } = await watch();
    const deep = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`;
    const reply = await fetch(`${tracking.url}/v1/batch`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${SERVER_KEY}:`)}` },
      body: `{"batch":[{"type":"track","properties":${deep}},7,"x\\u0000\\ud800",null]}`,
    });
    assert.equal(reply.status, 200);
    await tracking.sendBatch([track('big', { properties: { text: 'x'.repeat(20_000) } })]);
    await tracking.process();
    const { items } = await watch(`?after=${next}`);
    assert.equal(items.length, 5);
    assert.equal(items.find(({ messageId }) => messageId === 'big')?.event.tooLargeToShow, true);

    for (let batch = 0; batch < 8; batch += 1) {
      await tracking.sendBatch(Array.from({ length: 200 }, () => ({ type: 'track' })));
      await watch();
    }
    const [{ count }] = await sql('select count(*)::int from cdp.live_events');
    assert.equal(count, 500);
  });

  it('reach whoever asks another connector, and go a minute after nobody asks', async () => {
    const other = new LiveFeed(tracking.platform);
    assert.equal(other.isWatched, false);
    await other.look();
    assert.equal(other.isWatched, true);
    now = new Date(now.getTime() + 61_000);
    assert.equal(other.isWatched, false);
    await other.look();
    assert.deepEqual(await sql('select id from cdp.live_events'), []);
  });
});
