import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { SetAsidePage, SetAsideReasons, SetAsideResult } from 'strapi-cdp-config';
import { eventually } from '../../shared/testing.ts';
import { deleteOldSetAside } from '../processing/set-aside.ts';
import { startProcessing } from '../processing/worker.ts';
import { startTestTracking, type TestTracking } from '../testing.ts';

/** An event that the database is made to refuse. */
const poison = (messageId: string, event = 'Poisoned') => ({
  type: 'track',
  event,
  messageId,
  userId: `u-${messageId}`,
});

describe('events that were set aside', () => {
  let tracking: TestTracking;

  before(async () => {
    tracking = await startTestTracking({ environment: { CDP_SET_ASIDE_DAYS: '30' } });
  });
  after(() => tracking?.close());

  const ask = async <Reply>(path: string, body?: object): Promise<Reply> => {
    const reply = await tracking.manage(`/events/set-aside${path}`, body);
    assert.equal(reply.status, 200, await reply.clone().text());
    return (await reply.json()) as Reply;
  };
  const sql = async (text: string) => (await tracking.platform.pool.query(text)).rows;
  /** Makes the database refuse events of a name, as a bug or a limit of it would. */
  const refuse = (name: string) =>
    sql(`alter table cdp.events add constraint "no ${name}" check (name <> '${name}')`);
  const allow = (name: string) => sql(`alter table cdp.events drop constraint "no ${name}"`);
  const inTimeline = async () =>
    (await sql('select message_id from cdp.events order by message_id')).map(
      (row) => row.message_id,
    );

  const volume = async () => {
    const [sums] = await sql(
      'select sum(events)::int as events, sum(set_aside)::int as aside from cdp.event_volume',
    );
    return [sums.events, sums.aside];
  };

  it('wait with their reason, and leave those around them alone', async () => {
    await refuse('Poisoned');
    const good = { type: 'track', event: 'Fine', anonymousId: 'a1' };
    await tracking.sendBatch([
      { ...good, messageId: 'fine-1' },
      poison('bad-1'),
      { ...good, messageId: 'fine-2' },
      poison('bad-2'),
    ]);
    await tracking.process();
    assert.deepEqual(await inTimeline(), ['fine-1', 'fine-2']);

    const { items, events } = await ask<SetAsideReasons>('/reasons');
    assert.equal(events, 2);
    assert.equal(items.length, 1);
    assert.match(items[0]?.reason ?? '', /no Poisoned/);
    assert.deepEqual(items[0]?.sources, ['till']);
    const page = await ask<SetAsidePage>('?pageSize=1');
    assert.equal(page.pagination.total, 2);
    assert.equal(page.items[0]?.messageId, 'bad-2');
    assert.equal(page.items[0]?.name, 'Poisoned');
  });

  it('are set aside once, however often their message is sent', async () => {
    await tracking.sendBatch([poison('bad-1')]);
    await tracking.process();
    assert.equal((await ask<SetAsideReasons>('/reasons')).events, 2);
  });

  it('are set aside again when they are replayed too early', async () => {
    assert.deepEqual(await ask<SetAsideResult>('/replay', { all: true }), {
      events: 2,
      remaining: 0,
      blocked: 0,
    });
    await tracking.process();
    assert.equal((await ask<SetAsideReasons>('/reasons')).events, 2);
    assert.deepEqual(await inTimeline(), ['fine-1', 'fine-2']);
    assert.deepEqual(await volume(), [2, 2]);
  });

  it('count once when they are replayed, even if their message came again meanwhile', async () => {
    await allow('Poisoned');
    await tracking.sendBatch([poison('bad-1')]);
    await tracking.process();
    assert.deepEqual(await inTimeline(), ['fine-1', 'fine-2'], 'a repetition of what waits');

    const { items } = await ask<SetAsidePage>('');
    const first = items.find(({ messageId }) => messageId === 'bad-1');
    const result = await ask<SetAsideResult>('/replay', { ids: [first?.id] });
    assert.deepEqual(result, { events: 1, remaining: 0, blocked: 0 });
    await tracking.sendBatch([poison('bad-1')]);
    await tracking.process();
    assert.deepEqual(await inTimeline(), ['bad-1', 'fine-1', 'fine-2']);
    const [event] = await sql(
      `select received_at, envelope from cdp.events where name = 'Poisoned'`,
    );
    assert.equal(event.received_at.toISOString(), first?.receivedAt, 'as it was');
    assert.equal(event.envelope.userId, 'u-bad-1');
    assert.deepEqual(await volume(), [3, 1]);
  });

  it('go for good when they are discarded', async () => {
    const { items } = await ask<SetAsideReasons>('/reasons');
    const result = await ask<SetAsideResult>('/discard', { reason: items[0]?.reason });
    assert.deepEqual(result, { events: 1, remaining: 0 });
    await tracking.sendBatch([poison('bad-2')]);
    await tracking.process();
    assert.ok(!(await inTimeline()).includes('bad-2'));
    assert.deepEqual(await ask<SetAsideReasons>('/reasons'), { items: [], events: 0 });
  });

  it('wait as long as the setting says, and no longer', async () => {
    await refuse('Outdated');
    await tracking.sendBatch([poison('old-1', 'Outdated'), poison('old-2', 'Outdated')]);
    await tracking.process();
    await sql(`update cdp.events_set_aside set set_aside_at = now() - interval '31 days 1 minute'
      where message_id = 'old-1'`);
    await sql(`update cdp.events_set_aside set set_aside_at = now() - interval '29 days 23 hours'
      where message_id = 'old-2'`);
    assert.equal(await deleteOldSetAside(tracking.platform), 1);
    assert.deepEqual(
      (await ask<SetAsidePage>('')).items.map(({ messageId }) => messageId),
      ['old-2'],
    );
    // Processing sees to it by itself.
    await sql(`update cdp.events_set_aside set set_aside_at = now() - interval '31 days'`);
    const processing = startProcessing(tracking.platform);
    await eventually(async () => {
      assert.equal((await ask<SetAsideReasons>('/reasons')).events, 0);
    });
    await processing.stop();
  });

  it('must be named', async () => {
    for (const body of [{}, { ids: [] }, { ids: ['x'] }, { all: false }]) {
      const reply = await tracking.manage('/events/set-aside/replay', body);
      assert.equal(reply.status, 400, JSON.stringify(body));
    }
  });
});
