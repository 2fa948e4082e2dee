import assert from 'node:assert/strict';
import { after, before, describe, it, mock } from 'node:test';
import RudderAnalytics from '@rudderstack/rudder-sdk-node';
import {
  assertClockCorrected,
  assertOnceEach,
  DAY,
  SERVER_KEY,
  startTracked,
  type Tracked,
} from '../support/tracked.ts';

describe('@rudderstack/rudder-sdk-node', () => {
  let tracked: Tracked;
  before(async () => {
    tracked = await startTracked();
  });
  after(() => tracked.stop());

  const client = () =>
    new RudderAnalytics(SERVER_KEY, {
      dataPlaneUrl: tracked.proxy.url,
      flushAt: 4,
      flushInterval: 50,
      logLevel: 'none',
    });

  it('delivers every kind of call, packed', async () => {
    const analytics = client();
    const originalTimestamp = new Date('2021-03-03T03:03:03Z');
    analytics.identify({ userId: 'r1', traits: { email: 'r1@shop.example', age: 41 } });
    analytics.track({
      userId: 'r1',
      event: 'Bought',
      properties: { total: 9 },
      originalTimestamp,
    } as Parameters<typeof analytics.track>[0]);
    analytics.page({ userId: 'r1', name: 'Home' });
    analytics.screen({ userId: 'r1', name: 'Start' });
    analytics.group({ userId: 'r1', groupId: 'club', traits: { plan: 'gold' } });
    analytics.alias({ userId: 'r1', previousId: 'r0' });
    await analytics.flush();

    const events = await tracked.timeline('r1', 6);
    assert.deepEqual(events.map(({ type, name }) => `${type} ${name}`).sort(), [
      'alias alias',
      'group group',
      'identify identify',
      'page Home',
      'screen Start',
      'track Bought',
    ]);
    assert.deepEqual(events[0]?.properties, { total: 9 });
    const drift = Math.abs(Date.parse(events[0]?.timestamp ?? '') - originalTimestamp.getTime());
    assert.ok(drift < 60_000, 'history keeps its time');
    const { email, age } = await tracked.traits('r1');
    assert.deepEqual([email, age], ['r1@shop.example', 41]);
    const { requests } = tracked.proxy;
    assert.ok(requests.every(({ headers }) => headers['content-encoding'] === 'gzip'));
  });

  it('loses nothing and repeats nothing when requests fail', async () => {
    for (const trouble of [429, 503, 'reset', 'lost reply'] as const) {
      const analytics = client();
      const names = [`a ${trouble}`, `b ${trouble}`];
      tracked.proxy.trouble(trouble);
      for (const event of names) analytics.track({ userId: 'r2', event });
      await analytics.flush();
      await assertOnceEach(tracked, names);
    }
  });

  it('has its clock corrected', async () => {
    for (const off of [-DAY, DAY]) {
      mock.timers.enable({ apis: ['Date'], now: Date.now() + off });
      try {
        const analytics = client();
        analytics.track({ userId: `r3 ${off}`, event: 'Clock' });
        mock.timers.tick(3_000);
        await analytics.flush();
      } finally {
        mock.timers.reset();
      }
      const [stored] = await tracked.timeline(`r3 ${off}`);
      assert.ok(stored);
      assertClockCorrected(stored);
    }
  });
});
