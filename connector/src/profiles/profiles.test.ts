import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import {
  activitySchema,
  decisionResultSchema,
  eventsPageSchema,
  mergesSchema,
  ordersSchema,
  profileSchema,
  profilesPageSchema,
  profilesTotalSchema,
  unificationSchema,
} from 'strapi-cdp-config';
import type { z } from 'zod';
import { startTestTracking, type TestTracking } from '../tracking/testing.ts';

const MINUTE = 60_000;

describe('profiles', () => {
  let tracking: TestTracking;
  const now = Date.now();
  const ago = (minutes: number) => new Date(now - minutes * MINUTE).toISOString();

  before(async () => {
    tracking = await startTestTracking();
    await tracking.sendBatch([
      identify('u1', 'a1', { email: 'ada@x.dk', firstName: 'Ada', city: 'Copenhagen' }, 90),
      identify('u2', 'a2', { email: 'bob@x.dk', city: 'Aarhus', tags: ['vip'] }, 80),
      ...['v1', 'v2', 'v3', 'v4', 'v5'].map((anonymousId, n) => ({
        type: 'page',
        name: 'Home',
        anonymousId,
        timestamp: ago(70 - n),
      })),
      order('u1', 60, { order_id: 'o1', total: 20, currency: 'DKK', products: [{ name: 'Heat' }] }),
      order('u1', 50, { order_id: 'o2', total: '10.5', currency: 'DKK', products: 'none' }),
      order('u1', 40, { revenue: 'much' }),
    ]);
    await tracking.process();
  });
  after(() => tracking.close());

  function identify(userId: string, anonymousId: string, traits: object, minutes: number) {
    return { type: 'identify', userId, anonymousId, traits, timestamp: ago(minutes) };
  }
  function order(userId: string, minutes: number, properties: object) {
    return { type: 'track', event: 'Order Completed', userId, properties, timestamp: ago(minutes) };
  }

  async function ask<Schema extends z.ZodType>(
    schema: Schema,
    path: string,
    body?: object,
  ): Promise<z.output<Schema>> {
    const reply = await tracking.manage(path, body);
    const text = await reply.text();
    assert.equal(reply.status, 200, `${path}: ${text}`);
    return schema.parse(JSON.parse(text));
  }
  const list = (query: string) => ask(profilesPageSchema, `/profiles?${query}`);
  const labels = async (query: string) =>
    (await list(query)).items.map(({ label }) => label).sort();
  const idOf = async (query: string) => {
    const [item] = (await list(`query=${query}`)).items;
    assert.ok(item, query);
    return item.id;
  };

  it('are found by the beginning of an identifier or of words in a trait', async () => {
    for (const query of [
      'u1',
      'ADA@',
      'city: copen',
      'email: ada@',
      'email=ada',
      'copenhagen ada',
    ]) {
      assert.deepEqual(await labels(`query=${encodeURIComponent(query)}`), ['Ada'], query);
    }
    assert.deepEqual(await labels('query=vip'), ['bob@x.dk']);
    for (const query of ['nobody', 'city: x', "'", '\\', "a' | 'b", '\0', ':*', 'user_id: ada@']) {
      assert.deepEqual(await labels(`query=${encodeURIComponent(query)}`), [], query);
    }
  });

  it('are no longer found by a trait that was removed', async () => {
    await tracking.sendBatch([identify('u2', 'a2', { tags: null }, 5)]);
    await tracking.process();
    assert.deepEqual(await labels('query=vip'), []);
  });

  it('are filtered by what is known, by source and by when they were seen', async () => {
    assert.deepEqual(await labels('known=known'), ['Ada', 'bob@x.dk']);
    assert.equal((await labels('known=anonymous')).length, 5);
    assert.deepEqual(await labels('source=shop'), []);
    assert.equal((await labels('source=till')).length, 7);
    assert.equal((await labels(`seenSince=${ago(180)}`)).length, 7);
    assert.deepEqual(await labels(`seenSince=${ago(-60)}`), []);
    assert.deepEqual(await ask(profilesTotalSchema, '/profiles/total?known=anonymous'), {
      total: 5,
      precision: 'exact',
    });
  });

  it('are filtered by a segment, whether few are in it or many', async () => {
    const { pool } = tracking.platform;
    const put = (segment: string, ids: string[]) =>
      pool.query(
        `insert into cdp.segment_memberships
         select 'shop', $1, id, now() from unnest($2::uuid[]) as member (id)`,
        [segment, ids],
      );
    const known = [await idOf('u1'), await idOf('u2')];
    await put('few', known);
    await put('many', [...known, ...Array.from({ length: 10_000 }, () => randomUUID())]);
    for (const segment of ['few', 'many']) {
      assert.deepEqual(await labels(`segment=shop/${segment}`), ['Ada', 'bob@x.dk'], segment);
      assert.deepEqual(await labels(`segment=shop/${segment}&query=ada`), ['Ada'], segment);
      assert.deepEqual(await labels(`segment=press/${segment}`), []);
      const first = await list(`segment=shop/${segment}&sort=createdAt:asc&pageSize=1`);
      const second = await list(
        `segment=shop/${segment}&sort=createdAt:asc&pageSize=1&after=${first.next}`,
      );
      assert.deepEqual([first, second].map(({ items }) => items[0]?.id).sort(), known.sort());
      assert.equal(second.next, null);
      assert.deepEqual(await ask(profilesTotalSchema, `/profiles/total?segment=shop/${segment}`), {
        total: 2,
        precision: 'exact',
      });
    }
    assert.equal((await tracking.manage('/profiles?segment=few')).status, 400);
  });

  it('are paged forth and back in every order, each once', async () => {
    for (const sort of ['createdAt:desc', 'createdAt:asc', 'lastSeenAt:desc', 'lastSeenAt:asc']) {
      const whole = (await list(`sort=${sort}&pageSize=100`)).items.map(({ id }) => id);
      const pages: string[][] = [];
      let page = await list(`sort=${sort}&pageSize=3`);
      assert.equal(page.previous, null);
      for (;;) {
        pages.push(page.items.map(({ id }) => id));
        if (page.next === null) break;
        page = await list(`sort=${sort}&pageSize=3&after=${page.next}`);
      }
      assert.deepEqual(pages.flat(), whole, sort);
      assert.equal(pages.length, 3);
      const back = await list(`sort=${sort}&pageSize=3&before=${page.previous}`);
      assert.deepEqual(
        back.items.map(({ id }) => id),
        pages[1],
      );
      const first = await list(`sort=${sort}&pageSize=3&before=${back.previous}`);
      assert.deepEqual([first.items.map(({ id }) => id), first.previous], [pages[0], null]);
    }
    assert.equal((await tracking.manage('/profiles?after=nonsense')).status, 400);
  });

  it('have a timeline that can be filtered, and days that can be charted', async () => {
    const id = await idOf('u1');
    const events = async (query: string) =>
      (await ask(eventsPageSchema, `/profiles/${id}/events?${query}`)).items.length;
    assert.equal(await events(''), 4);
    assert.equal(await events('type=identify'), 1);
    assert.equal(await events('name=Order Completed&limit=2'), 2);
    assert.equal(await events('source=shop'), 0);
    assert.equal(await events(`from=${ago(55)}&to=${ago(45)}`), 1);
    const { days, names, sources } = await ask(activitySchema, `/profiles/${id}/activity`);
    assert.equal(
      days.reduce((sum, day) => sum + day.events, 0),
      4,
    );
    assert.deepEqual([names, sources], [['Order Completed', 'identify'], ['till']]);
  });

  it('have orders, whatever an order says of itself', async () => {
    const { items, totals } = await ask(ordersSchema, `/profiles/${await idOf('u1')}/orders`);
    assert.deepEqual(
      items.map(({ orderId, total, products }) => [orderId, total, products.length]),
      [
        [null, null, 0],
        ['o2', 10.5, 0],
        ['o1', 20, 1],
      ],
    );
    assert.deepEqual(totals, [
      { currency: 'DKK', orders: 2, total: 30.5 },
      { currency: null, orders: 1, total: 0 },
    ]);
  });

  it('are split at a merge: shown first, then done, then taken back', async () => {
    await tracking.sendBatch([
      { type: 'track', event: 'Till', userId: 'u1', anonymousId: 'v1', messageId: 'the-tie' },
    ]);
    await tracking.process();
    const id = await idOf('u1');
    const whole = await ask(profileSchema, `/profiles/${id}`);
    const [merge] = (await ask(mergesSchema, `/profiles/${id}/merges`)).items;
    assert.ok(merge);
    assert.partialDeepStrictEqual(merge, {
      moved: [{ type: 'anonymous_id', value: 'v1' }],
      reason: {
        kind: 'evidence',
        source: 'till',
        messageId: 'the-tie',
        identifiers: [
          { type: 'user_id', value: 'u1' },
          { type: 'anonymous_id', value: 'v1' },
        ],
      },
      state: 'together',
      split: null,
    });

    const path = `/merges/${merge.id}/split`;
    const shown = await ask(decisionResultSchema, path);
    assert.deepEqual(
      shown.profiles.map(({ label, eventCount }) => [label, eventCount]),
      [
        ['Ada', 5],
        ['Anonymous v1', 1],
      ],
    );
    assert.deepEqual(await ask(profileSchema, `/profiles/${id}`), whole, 'looking changes nothing');

    const done = await ask(decisionResultSchema, path, { requestedBy: 'Grace' });
    assert.deepEqual(done, shown);
    assert.equal((await tracking.manage(path, { requestedBy: 'Grace' })).status, 409);
    assert.equal((await tracking.manage(path, {})).status, 400);
    for (const { id: part } of done.profiles) {
      const [told] = (await ask(mergesSchema, `/profiles/${part}/merges`)).items;
      assert.deepEqual([told?.state, told?.split?.by], ['split', 'Grace']);
    }
    const [told] = (await ask(mergesSchema, `/profiles/${id}/merges`)).items;
    const back = `/splits/${told?.split?.id}/reunite`;
    await ask(decisionResultSchema, back, { requestedBy: 'Grace' });
    assert.deepEqual(await ask(profileSchema, `/profiles/${id}`), whole);
    assert.equal((await tracking.manage(back, { requestedBy: 'Grace' })).status, 404);
  });

  it('are counted: how many, how known, by which identifiers, made and merged when', async () => {
    const counted = await ask(unificationSchema, '/unification');
    assert.partialDeepStrictEqual(counted, { profiles: 6, known: 2, anonymous: 4, splits: 0 });
    assert.deepEqual(counted.overlap, [
      { types: ['anonymous_id'], profiles: 4 },
      { types: ['anonymous_id', 'email', 'user_id'], profiles: 2 },
    ]);
    assert.equal(counted.created.length, 30);
    assert.deepEqual([counted.created.at(-1)?.count, counted.merges.at(-1)?.count], [6, 2]);
    assert.deepEqual(
      counted.identifiers.map(({ type, count }) => [type, count]),
      [
        ['anonymous_id', 7],
        ['email', 2],
        ['user_id', 2],
      ],
    );
  });
});

describe('a source that ranks above another', () => {
  it('has the last word about a trait, whenever it spoke', async () => {
    const tracking = await startTestTracking({ traitPriority: ['till'] });
    try {
      const batch = (city: string, at: number) => ({
        batch: [{ type: 'identify', userId: 'u1', traits: { city }, timestamp: new Date(at) }],
      });
      const now = Date.now();
      await tracking.send('/v1/batch', batch('Till', now - MINUTE));
      await tracking.send('/v1/batch', batch('Shop', now), {
        authorization: `Basic ${btoa('browser-write-key-1:')}`,
        origin: 'https://shop.example',
      });
      await tracking.process();
      const reply = await tracking.manage('/profiles?query=u1');
      const { items } = profilesPageSchema.parse(await reply.json());
      const found = await tracking.manage(`/profiles/${items[0]?.id}`);
      const profile = profileSchema.parse(await found.json());
      assert.partialDeepStrictEqual(profile.traits, [
        { name: 'city', value: 'Till', source: 'till' },
      ]);
    } finally {
      await tracking.close();
    }
  });
});
