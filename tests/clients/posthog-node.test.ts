import assert from 'node:assert/strict';
import { after, before, describe, it, mock } from 'node:test';
import { PostHog } from 'posthog-node';
import {
  assertClockCorrected,
  assertOnceEach,
  DAY,
  SERVER_KEY,
  startTracked,
  type Tracked,
} from '../support/tracked.ts';

/** Events in one batch that this connector takes: its clients have to make do with that. */
const BATCH_LENGTH = 20;

for (const mode of ['v0', 'v1'] as const) {
  describe(`posthog-node, ${mode}`, () => {
    let tracked: Tracked;
    before(async () => {
      tracked = await startTracked({ CDP_TRACKING_BATCH_LENGTH: String(BATCH_LENGTH) });
      process.env.POSTHOG_CAPTURE_MODE = mode;
    });
    after(async () => {
      delete process.env.POSTHOG_CAPTURE_MODE;
      await tracked.stop();
    });

    const client = (flushAt = 10) =>
      new PostHog(SERVER_KEY, {
        host: tracked.proxy.url,
        flushAt,
        flushInterval: 100,
        fetchRetryDelay: 100,
      });

    it('delivers every kind of call, packed', async () => {
      const posthog = client();
      const timestamp = new Date('2022-04-04T04:04:04Z');
      posthog.capture({
        distinctId: 'p1',
        event: 'Bought',
        properties: { total: 7, $set: { plan: 'gold' } },
        timestamp,
      });
      posthog.identify({ distinctId: 'p1', properties: { email: 'p1@shop.example' } });
      posthog.alias({ distinctId: 'p1', alias: 'p0' });
      posthog.groupIdentify({
        groupType: 'company',
        groupKey: 'acme',
        properties: { size: 3 },
        distinctId: 'p1',
      });
      posthog.capture({ distinctId: 'p1', event: '$pageview', properties: { title: 'Home' } });
      await posthog.shutdown();

      const events = await tracked.timeline('p1', 6);
      assert.deepEqual(events.map(({ type, name }) => `${type} ${name}`).sort(), [
        'alias alias',
        'group group',
        'identify identify',
        'identify identify',
        'page Home',
        'track Bought',
      ]);
      const bought = events.find(({ name }) => name === 'Bought');
      assert.equal(bought?.properties.total, 7);
      const drift = Math.abs(Date.parse(bought?.timestamp ?? '') - timestamp.getTime());
      assert.ok(drift < 60_000, 'history keeps its time');
      const { email, plan } = await tracked.traits('p1');
      assert.deepEqual([email, plan], ['p1@shop.example', 'gold']);
      const { requests } = tracked.proxy;
      assert.ok(requests.every(({ headers }) => headers['content-encoding'] === 'gzip'));
      const path = mode === 'v0' ? '/batch/' : '/i/v1/analytics/events';
      assert.deepEqual([...new Set(requests.map((request) => request.path))], [path]);
    });

    it('loses nothing and repeats nothing when requests fail', async () => {
      for (const trouble of [429, 503, 'reset', 'lost reply'] as const) {
        const posthog = client();
        const names = [`a ${trouble}`, `b ${trouble}`];
        tracked.proxy.trouble(trouble);
        for (const event of names) posthog.capture({ distinctId: 'p2', event });
        await posthog.shutdown();
        await assertOnceEach(tracked, names);
      }
    });

    it('brings batches that are too long in parts', async () => {
      const posthog = client(50);
      const names = Array.from({ length: 50 }, (_, index) => `long ${index}`);
      for (const event of names) posthog.capture({ distinctId: 'p4', event });
      await posthog.shutdown();
      await assertOnceEach(tracked, names);
    });

    it('has its clock corrected', async () => {
      for (const off of [-DAY, DAY]) {
        mock.timers.enable({ apis: ['Date'], now: Date.now() + off });
        try {
          const posthog = client();
          posthog.capture({ distinctId: `p3 ${off}`, event: 'Clock' });
          mock.timers.tick(3_000);
          await posthog.shutdown();
        } finally {
          mock.timers.reset();
        }
        const [stored] = await tracked.timeline(`p3 ${off}`);
        assert.ok(stored);
        assertClockCorrected(stored);
      }
    });
  });
}
