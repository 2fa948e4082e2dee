import assert from 'node:assert/strict';
import { after, before, describe, it, mock } from 'node:test';
import { Analytics } from '@segment/analytics-node';
import {
  assertClockCorrected,
  assertOnceEach,
  DAY,
  SERVER_KEY,
  startTracked,
  type Tracked,
} from '../support/tracked.ts';

describe('@segment/analytics-node', () => {
  let tracked: Tracked;
  before(async () => {
    tracked = await startTracked();
  });
  after(() => tracked.stop());

  const client = () =>
    new Analytics({
      writeKey: SERVER_KEY,
      host: tracked.proxy.url,
      flushAt: 4,
      flushInterval: 50,
    });

  it('delivers every kind of call', async () => {
    const analytics = client();
    const timestamp = new Date('2020-02-02T02:02:02Z');
    analytics.identify({ userId: 'n1', traits: { email: 'n1@shop.example', age: 40 } });
    analytics.track({ userId: 'n1', event: 'Bought', properties: { total: 12.5 }, timestamp });
    analytics.page({ userId: 'n1', name: 'Home', properties: { url: 'https://shop.example/' } });
    analytics.screen({ userId: 'n1', name: 'Start' });
    analytics.group({ userId: 'n1', groupId: 'club', traits: { plan: 'gold' } });
    analytics.track({ anonymousId: 'visitor-n', event: 'Visited' });
    analytics.alias({ userId: 'n1', previousId: 'n0' });
    await analytics.closeAndFlush();

    const events = await tracked.timeline('n1', 6);
    assert.deepEqual(events.map(({ type, name }) => `${type} ${name}`).sort(), [
      'alias alias',
      'group group',
      'identify identify',
      'page Home',
      'screen Start',
      'track Bought',
    ]);
    assert.ok(events.every(({ source }) => source === 'till'));
    assert.deepEqual(events[0]?.properties, { total: 12.5 });
    const drift = Math.abs(Date.parse(events[0]?.timestamp ?? '') - timestamp.getTime());
    assert.ok(drift < 60_000, 'history keeps its time');
    assert.match(events[0]?.messageId ?? '', /^node-next-/);
    const { email, age } = await tracked.traits('n1');
    assert.deepEqual([email, age], ['n1@shop.example', 40]);
    assert.equal((await tracked.timeline('visitor-n')).length, 1);
    assert.ok(tracked.proxy.requests.length >= 2, 'more than one batch');
  });

  it('loses nothing and repeats nothing when requests fail', async () => {
    for (const trouble of [429, 503, 'reset', 'lost reply'] as const) {
      const analytics = client();
      const names = [`a ${trouble}`, `b ${trouble}`];
      tracked.proxy.trouble(trouble);
      for (const event of names) analytics.track({ userId: 'n2', event });
      await analytics.closeAndFlush({ timeout: 20_000 });
      await assertOnceEach(tracked, names);
    }
  });

  it('has its clock corrected', async () => {
    for (const off of [-DAY, DAY]) {
      const event = `Clock ${off}`;
      mock.timers.enable({ apis: ['Date'], now: Date.now() + off });
      try {
        const analytics = client();
        analytics.track({ userId: `n3 ${off}`, event });
        mock.timers.tick(3_000);
        await analytics.closeAndFlush();
      } finally {
        mock.timers.reset();
      }
      const [stored] = await tracked.timeline(`n3 ${off}`);
      assert.ok(stored);
      assertClockCorrected(stored);
    }
  });
});
