import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { countBacklog, startProcessing } from '../index.ts';
import { startTestTracking, type TestTracking } from '../testing.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('a message id', () => {
  let tracking: TestTracking;
  let now = Date.UTC(2026, 5, 1);

  before(async () => {
    tracking = await startTestTracking({ clock: () => new Date(now) });
  });
  after(() => tracking.close());

  const page = (messageId: string, more: object = {}) => ({
    type: 'page',
    userId: 'u1',
    messageId,
    ...more,
  });
  async function times(messageId: string): Promise<number> {
    const { rows } = await tracking.platform.pool.query(
      'select count(*)::int as times from cdp.events where message_id = $1',
      [messageId],
    );
    return rows[0].times;
  }

  it('counts once for 7 days, wherever in a period they begin, whatever sentAt says', async () => {
    const start = now;
    // Each visit to the inbox is processed by a worker that knows nothing of those before it.
    for (let day = 0; day < 7; day += 1) {
      const id = `day ${day}`;
      now = start + day * 30 * DAY + day * DAY + HOUR;
      await tracking.sendBatch([page(id)], { sentAt: new Date(now) });
      await tracking.process();
      now += 7 * DAY - HOUR;
      await tracking.sendBatch([page(id, { name: 'Again' })], {
        sentAt: new Date(now - 400 * DAY),
      });
      await tracking.process();
      assert.equal(await times(id), 1, id);
      const { rows } = await tracking.platform.pool.query(
        'select name from cdp.events where message_id = $1',
        [id],
      );
      assert.equal(rows[0].name, 'page', 'the first write wins');
    }
  });

  it('is remembered for two weeks and no longer', async () => {
    await tracking.sendBatch([page('long ago')]);
    await tracking.process();
    now += 15 * DAY;
    await tracking.sendBatch([page('long ago')]);
    await tracking.process();
    assert.equal(await times('long ago'), 2);
  });

  it('counts once when the clocks of two processes disagree at the turn of a period', async () => {
    const period = 7 * DAY;
    const turn = Math.ceil(now / period) * period;
    now = turn + 2000;
    await tracking.sendBatch([page('at the turn')]);
    await tracking.process();
    now = turn - 2000;
    await tracking.sendBatch([page('at the turn')]);
    await tracking.process();
    assert.equal(await times('at the turn'), 1);
    now = turn + DAY;
  });

  it('counts once when two processors work at the same time', async () => {
    const batch = Array.from({ length: 500 }, (_, index) => page(`two ${index}`));
    const processors = [startProcessing(tracking.platform), startProcessing(tracking.platform)];
    await Promise.all(Array.from({ length: 6 }, () => tracking.sendBatch(batch)));
    while ((await countBacklog(tracking.platform)) > 0) await delay(10);
    await Promise.all(processors.map((processor) => processor.stop()));
    const { rows } = await tracking.platform.pool.query(
      `select count(*)::int as events, count(distinct message_id)::int as messages
       from cdp.events where message_id like 'two %'`,
    );
    assert.deepEqual(rows, [{ events: 500, messages: 500 }]);
  });
});
