import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import fc from 'fast-check';
import {
  alias,
  anything,
  identify,
  type Said,
  startTestIdentities,
  type TestIdentities,
  track,
} from './testing.ts';

describe('a split', () => {
  let identities: TestIdentities;

  before(async () => {
    identities = await startTestIdentities();
  });
  after(() => identities.platform.close());
  beforeEach(() => identities.clear());

  const customers = () => identities.customers();

  async function only<Row>(text: string): Promise<Row> {
    const { rows } = await identities.platform.pool.query(text);
    assert.equal(rows.length, 1);
    return rows[0];
  }
  const latestMerge = async () =>
    (
      await only<{ id: string }>(
        'select id from cdp.merges order by merged_at desc, id desc limit 1',
      )
    ).id;
  const standing = async () =>
    (await only<{ id: string }>('select id from cdp.separations where reunited_at is null')).id;

  it('restores both profiles under their own ids, and the same evidence is refused for good', async () => {
    await identities.resolve(identify('u1', 'x@y.dk', 'a1'), track(null, 'a2'), track(null, 'a2'));
    const before = await customers();
    const ids = [await identities.profileOf('u1'), await identities.profileOf('a2')];
    await identities.resolve(track('u1', 'a2', { at: 5 }));
    assert.equal((await customers()).length, 1);

    const outcome = await identities.split(await latestMerge());
    assert.deepEqual(await customers(), before);
    assert.ok(outcome.done);
    assert.deepEqual(outcome.profileIds.toSorted(), ids.toSorted());
    assert.deepEqual([await identities.profileOf('u1'), await identities.profileOf('a2')], ids);

    await identities.resolve(track('u1', 'a2', { at: 5 }), track('u1', 'a2', { at: 9 }));
    await identities.resolve(track('u1', 'a2', { at: 7, trusted: false }));
    assert.deepEqual(await customers(), before);
  });

  it('holds against evidence that goes through somebody else', async () => {
    await identities.resolve(track('u1', 'a1'), identify(null, 'x@y.dk', 'a2'));
    await identities.resolve(identify('u1', 'x@y.dk', null, { at: 5 }));
    await identities.split(await latestMerge());
    await identities.resolve(
      track('u1', 'a9', { at: 6 }),
      identify(null, 'x@y.dk', 'a9', { at: 7 }),
    );
    assert.deepEqual(await customers(), ['u1: a1 a9 u1', 'x@y.dk: a2 x@y.dk']);
  });

  it('leaves out of an event only what was separated from its strongest identifier', async () => {
    await identities.resolve(track('u1', 'a1'), track(null, 'kiosk'));
    await identities.resolve(track('u1', 'kiosk', { at: 1 }));
    await identities.split(await latestMerge());
    await identities.resolve(identify('u1', 'x@y.dk', 'kiosk', { at: 2 }));
    assert.deepEqual(await customers(), ['kiosk: kiosk', 'u1: a1 u1 x@y.dk']);
  });

  it('gives a user id that a server renamed its own place back', async () => {
    await identities.resolve(track('u1', 'a1'), track('u2', 'a2'));
    await identities.resolve(alias('u1', 'u2', { at: 3 }));
    assert.deepEqual(await customers(), ['u2: a1 a2 u1 u1* u2']);
    await identities.split(await latestMerge());
    assert.deepEqual(await customers(), ['u1: a1 u1', 'u2: a2 u1 u2']);
    await identities.resolve(track('u1', 'a8', { at: 4 }), track('u2', 'a9', { at: 4 }));
    assert.notEqual(await identities.profileOf('a8'), await identities.profileOf('a9'));
  });

  it('is taken back with everything as if it had not been', async () => {
    await identities.resolve(track('u1', 'a1'), identify(null, 'x@y.dk', 'a2'));
    await identities.resolve(identify('u1', 'x@y.dk', null));
    assert.deepEqual(await customers(), ['u1: a1 a2 u1 x@y.dk']);
    const merge = await latestMerge();
    await identities.split(merge);
    assert.deepEqual(await identities.split(merge), { done: false, reason: 'apart' });
    await identities.resolve(track('u1', 'a3', { at: 4 }));
    const separation = await standing();
    await identities.reunite(separation);
    assert.deepEqual(await customers(), ['u1: a1 a2 a3 u1 x@y.dk']);
    assert.deepEqual(await identities.reunite(separation), { done: false, reason: 'missing' });
    const { rows } = await identities.platform.pool.query(
      'select cause from cdp.merges order by merged_at, id',
    );
    assert.deepEqual(rows.at(-1).cause, { kind: 'reunited', by: 'Ada' });
    assert.equal((await identities.split(separation)).done, false);
  });

  /** Messages about two customers who have nothing in common. */
  const side = (name: string): fc.Arbitrary<Said[]> =>
    fc.array(
      fc
        .record({
          device: fc.nat(2),
          email: fc.option(fc.nat(1)),
          known: fc.boolean(),
          at: fc.nat(9),
          trusted: fc.boolean(),
        })
        .map(({ device, email, known, at, trusted }) => ({
          type: email === null ? 'track' : 'identify',
          userId: known ? `u-${name}` : null,
          anonymousId: `a-${name}${device}`,
          ...(email !== null && { traits: { email: `${name}${email}@x.dk` } }),
          at,
          trusted,
        })),
      { minLength: 1, maxLength: 6 },
    );

  it('undoes a merge to the state before, whatever else happened before and after', async () => {
    const histories = fc.record({
      ours: side('o'),
      // Anonymous, lest the limit of user ids forbids the merge.
      theirs: side('t').map((said) => said.map((one) => ({ ...one, userId: null }))),
      later: fc
        .tuple(side('o'), side('t'))
        .map(([ours, theirs]) => [...ours, ...theirs.map((one) => ({ ...one, userId: null }))]),
      tie: fc.record({ at: fc.nat(12) }),
      others: fc.array(anything, { maxLength: 4 }),
    });
    let splits = 0;
    await fc.assert(
      fc.asyncProperty(histories, async ({ ours, theirs, later, tie, others }) => {
        const key = ours[0]?.anonymousId ?? '';
        const evidence = identify(null, 't0@x.dk', key, tie);
        const there = identify(null, 't0@x.dk', theirs[0]?.anonymousId ?? '');

        await identities.clear();
        await identities.resolve(...ours, ...theirs, there, ...others);
        await identities.resolve(evidence);
        const { rows } = await identities.platform.pool.query('select id, cause from cdp.merges');
        const [merge] = rows.filter(
          ({ cause }) => cause.at - Date.parse('2026-05-01T12:00:00Z') === tie.at * 1000,
        );
        if (rows.length !== 1 || !merge) return;
        splits += 1;
        await identities.split(merge.id);
        const split = await customers();
        await identities.resolve(evidence);
        assert.deepEqual(await customers(), split, 'the same evidence again');
        await identities.resolve(...later);
        const end = await customers();
        await identities.resolve(evidence);
        assert.deepEqual(await customers(), end);

        await identities.clear();
        await identities.resolve(...ours, ...theirs, there, ...others);
        assert.deepEqual(split, await customers(), 'as if it had not been merged');
        await identities.resolve(...later);
        assert.deepEqual(end, await customers(), 'and what comes later counts as ever');
      }),
      { numRuns: 30 },
    );
    assert.ok(splits > 8, `the property was put to the test ${splits} times`);
  });

  it('comes to the same profiles whenever it is made, in any order of events', async () => {
    const values = ['u0', 'u1', 'u2', 'a0', 'a1', 'a2', 'a3', 'e0@x.dk', 'e1@x.dk'];
    // Seen by themselves, which says nothing, so that there is something to separate.
    const alone = values.map((value) =>
      value.startsWith('u')
        ? track(value, null)
        : value.startsWith('a')
          ? track(null, value)
          : { type: 'identify', traits: { email: value } },
    );
    const histories = fc.array(anything, { minLength: 4, maxLength: 14 }).chain((events) =>
      fc.record({
        events: fc.constant(events),
        shuffled: fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
        moments: fc.tuple(fc.nat(events.length), fc.nat(events.length * 2)),
        sides: fc
          .shuffledSubarray(values, { minLength: 2, maxLength: 5 })
          .map((some) => ({ near: some.slice(0, 1), far: some.slice(1) })),
      }),
    );
    let separated = 0;
    await fc.assert(
      fc.asyncProperty(histories, async ({ events, shuffled, moments, sides }) => {
        const ends: string[][] = [];
        for (const [index, history] of [events, shuffled].entries()) {
          await identities.clear();
          await identities.resolve(...alone);
          await identities.resolve(...history.slice(0, moments[index]));
          await identities.separate(sides.near, sides.far);
          for (const said of history.slice(moments[index])) await identities.resolve(said);
          ends.push(await customers());
        }
        assert.deepEqual(ends[1], ends[0]);
        await identities.clear();
        await identities.resolve(...alone, ...events);
        separated += Number((await customers()).join() !== ends[0]?.join());
      }),
      { numRuns: 30 },
    );
    assert.ok(separated > 4, `the separation changed something ${separated} times`);
  });
});
