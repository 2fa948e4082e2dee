import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually } from '../shared/testing.ts';
import { startProcessing } from '../tracking/index.ts';
import { startTestTracking, type TestTracking } from '../tracking/testing.ts';
import { describePerson } from './find.ts';
import { forgetPerson, startPrivacy, sweepAll } from './index.ts';
import { findRequest } from './requests/index.ts';
import { findEverywhere, orderAbout } from './testing.ts';

/** Rows at most in one transaction of these tests. */
const BATCH = 50;

describe('the deletion of somebody with many events', () => {
  let bench: TestTracking;

  before(async () => {
    bench = await startTestTracking();
  });
  after(() => bench.close());

  const profileOf = async (userId: string) =>
    (await describePerson(bench.platform, { type: 'user_id', value: userId })).profile;
  const stateOf = async (id: string) => {
    const request = await findRequest(bench.platform.database, id);
    assert.ok(request);
    return { state: request.state, events: request.counts.events };
  };

  function eventsOf(userId: string, count: number, from = 0) {
    return Array.from({ length: count }, (_, index) => ({
      type: 'track',
      event: 'Film Viewed',
      messageId: `${userId} ${from + index}`,
      userId,
      anonymousId: `browser of ${userId}`,
    }));
  }

  async function orphans(): Promise<number> {
    const { rows } = await bench.platform.pool.query(`
      select count(*)::int as events from cdp.events e
      where not exists (select from cdp.identifiers i where i.id = e.identifier_id)
    `);
    return rows[0].events;
  }

  it('hides the person at once, survives an interruption, and is completed after a restart', async () => {
    const { platform } = bench;
    await bench.sendBatch(eventsOf('large', 300));
    await bench.process();
    const { id } = await forgetPerson(platform, 'delete', orderAbout('user_id', 'large'), BATCH);
    assert.equal(await profileOf('large'), null);
    assert.deepEqual(await stateOf(id), { state: 'requested', events: BATCH });

    const ending = new AbortController();
    let looks = 0;
    const clock = () => {
      looks += 1;
      if (looks === 2) ending.abort();
      return new Date();
    };
    await assert.rejects(sweepAll({ ...platform, clock }, id, ending.signal, BATCH));
    assert.deepEqual(await stateOf(id), { state: 'working', events: 3 * BATCH });
    assert.equal(await orphans(), 150);

    await platform.jobs.start();
    await startPrivacy(platform);
    await eventually(async () => {
      assert.deepEqual(await stateOf(id), { state: 'done', events: 300 });
    });
    assert.equal(await orphans(), 0);
    assert.deepEqual(await findEverywhere(platform, ['large']), []);
  });

  it('goes to a job by itself, beside which others may work on it too', async () => {
    const { platform } = bench;
    await bench.sendBatch(eventsOf('shared', 400));
    await bench.process();
    const { id } = await forgetPerson(platform, 'suppress', orderAbout('user_id', 'shared'), BATCH);
    await Promise.all([
      sweepAll(platform, id, AbortSignal.timeout(10_000), BATCH),
      sweepAll(platform, id, AbortSignal.timeout(10_000), BATCH),
    ]);
    assert.deepEqual(await stateOf(id), { state: 'done', events: 400 });
  });

  it('leaves no event without its customer while events go on to arrive', async () => {
    const { platform } = bench;
    const processing = startProcessing(platform);
    const send = async () => {
      for (let batch = 0; batch < 40; batch += 1) {
        await bench.sendBatch(eventsOf('racing', 25, batch * 25));
      }
    };
    const forget = async () => {
      for (let time = 0; time < 10; time += 1) {
        await forgetPerson(platform, 'delete', orderAbout('user_id', 'racing'));
      }
    };
    await Promise.all([send(), forget()]);
    await processing.stop();
    await bench.process();
    assert.equal(await orphans(), 0);

    await forgetPerson(platform, 'delete', orderAbout('user_id', 'racing'));
    assert.deepEqual(await findEverywhere(platform, ['racing']), []);
    await bench.sendBatch(eventsOf('racing', 1000));
    await bench.process();
    assert.equal(await profileOf('racing'), null, 'every message counts as known');
  });
});
