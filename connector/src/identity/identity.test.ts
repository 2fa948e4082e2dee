import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import fc from 'fast-check';
import {
  AT,
  alias,
  anything,
  type Said,
  startTestIdentities,
  type TestIdentities,
  track,
} from './testing.ts';

describe('identities in the database', () => {
  let identities: TestIdentities;

  before(async () => {
    identities = await startTestIdentities();
  });
  after(() => identities.platform.close());
  beforeEach(() => identities.clear());

  const query = (text: string, values: unknown[] = []) =>
    identities.platform.pool.query(text, values);
  const resolve = (...batch: Said[]) => identities.resolve(...batch);
  const customers = () => identities.customers();
  const profileOf = (value: string) => identities.profileOf(value);

  it('merges what turns out to be one customer, and writes it down', async () => {
    await resolve(track(null, 'a1'), track('u1', null), track('u1', 'a2'));
    assert.deepEqual(await customers(), ['a1: a1', 'u1: a2 u1']);
    const [loser, winner] = [await profileOf('a1'), await profileOf('u1')];
    await resolve(track('u1', 'a1'));
    assert.deepEqual(await customers(), ['u1: a1 a2 u1']);
    const { rows } = await query('select * from cdp.merges');
    assert.equal(rows.length, 1);
    assert.partialDeepStrictEqual(rows[0], {
      winner_id: winner,
      loser_id: loser,
      identifier_ids: [loser],
      cause: {
        kind: 'evidence',
        at: AT,
        source: 'shop',
        trusted: true,
        messageId: null,
        identifierIds: [winner, loser],
      },
    });
  });

  it('gives a visitor who logs in for the first time a stronger id, which is no merge', async () => {
    await resolve(track(null, 'a1'));
    await resolve(track('u1', 'a1'));
    assert.deepEqual(await customers(), ['u1: a1 u1']);
    assert.equal((await query('select from cdp.merges')).rowCount, 0);
  });

  it('tells for each sighting the strongest identifier', async () => {
    const [first, second, third] = await resolve(track('u1', 'a1'), track(null, 'a1'), {
      type: 'identify',
      anonymousId: 'a2',
      traits: { email: ' X@Y.dk ' },
    });
    assert.equal(first, await profileOf('u1'));
    const ids = async (value: string) =>
      (await query('select id from cdp.identifiers where value = $1', [value])).rows[0]?.id;
    assert.equal(second, await ids('a1'));
    assert.equal(third, await ids('x@y.dk'));
  });

  it('remembers when and where an identifier was seen, and how many events it has', async () => {
    await resolve(track('u1', 'a1', { at: 50 }));
    await resolve(track('u1', 'a1', { at: 10 }), track('u1', null, { at: 90 }));
    const { rows } = await query(
      `select value, first_seen_at, last_seen_at, event_count::int from cdp.identifiers order by 1`,
    );
    const second = (seconds: number) => new Date(AT + seconds * 1000);
    assert.deepEqual(rows, [
      { value: 'a1', first_seen_at: second(10), last_seen_at: second(50), event_count: 0 },
      { value: 'u1', first_seen_at: second(10), last_seen_at: second(90), event_count: 3 },
    ]);
  });

  it('splits again what an older event shows to be two', async () => {
    await resolve(track('u1', 'a1', { at: 50 }));
    await resolve(track('u2', 'a1', { at: 60 }));
    assert.deepEqual(await customers(), ['u1: a1 u1', 'u2: u2']);
    await resolve(track('u2', 'a1', { at: 10 }));
    assert.deepEqual(await customers(), ['u1: u1', 'u2: a1 u2']);
  });

  it('follows an alias of a server, and of a browser only to an anonymous id', async () => {
    await resolve(track('old', 'a1'), track('new', 'a2'), track(null, 'a3'));
    await resolve(alias('old', 'new', { trusted: false }), alias('a3', 'new', { trusted: false }));
    assert.deepEqual(await customers(), ['new: a2 a3 new old', 'old: a1 old']);
    await resolve(alias('old', 'new', { trusted: true }));
    assert.deepEqual(await customers(), ['new: a1 a2 a3 new old old*']);
  });

  it('makes nothing of an alias to oneself', async () => {
    await resolve(track('u9', 'a1'), alias('u9', 'u9'));
    assert.deepEqual(await customers(), ['u9: a1 u9']);
  });

  it('stays quick where thousands share a device', async () => {
    const visitors = Array.from({ length: 6_000 }, (_, at) => track(`u${at}`, 'till', { at }));
    const took = async (work: () => Promise<unknown>) => {
      const began = performance.now();
      await work();
      return performance.now() - began;
    };
    const all = await took(async () => {
      for (let from = 0; from < visitors.length; from += 1_000) {
        await resolve(...visitors.slice(from, from + 1_000));
      }
    });
    const one = await took(() => resolve(track('late', 'till', { at: 3 })));
    assert.ok(
      one < Math.min(1_000, all / 4),
      `one event took ${one} ms, the 6,000 before it ${all} ms`,
    );
    assert.equal(await profileOf('till'), await profileOf('u0'));
    assert.equal((await customers()).length, 6_001);
  });

  it('comes to the same profiles whatever the order and repetition of events', async () => {
    const histories = fc
      .array(anything, { minLength: 1, maxLength: 14 })
      .chain((events) =>
        fc.tuple(
          fc.constant(events),
          fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
          fc.infiniteStream(fc.integer({ min: 1, max: 5 })),
        ),
      );
    await fc.assert(
      fc.asyncProperty(histories, async ([events, shuffled, sizes]) => {
        await identities.clear();
        await resolve(...events);
        const expected = await customers();
        await identities.clear();
        for (let from = 0; from < shuffled.length; ) {
          const size = sizes.next().value ?? 1;
          await resolve(...shuffled.slice(from, from + size));
          from += size;
        }
        assert.deepEqual(await customers(), expected);
      }),
      { numRuns: 60 },
    );
  });
});
