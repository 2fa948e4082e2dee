import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startTestTracking, type TestTracking } from '../tracking/testing.ts';
import { forgetPerson } from './index.ts';
import { findEverywhere, orderAbout } from './testing.ts';

const STRICT_KEY = 'strict-write-key-1';

describe('events set aside of a person who is suppressed', () => {
  let bench: TestTracking;
  before(async () => {
    bench = await startTestTracking({
      sources: [
        { key: 'strict', name: 'Strict', kind: 'server', writeKey: STRICT_KEY, plan: 'block' },
      ],
    });
    await bench.platform.pool.query(
      `alter table cdp.events add constraint refused check (name <> 'Refused')`,
    );
  });
  after(() => bench.close());

  const event = (name: string, messageId: string, who: object) => ({
    type: 'track',
    event: name,
    messageId,
    ...who,
  });
  const setAside = async () =>
    (
      await bench.platform.pool.query('select message_id from cdp.events_set_aside order by 1')
    ).rows.map(({ message_id: id }) => id);

  it('go, whichever of the identifiers they carry, and none of theirs are set aside again', async () => {
    const [person, phone] = [{ userId: 'quiet-1', anonymousId: 'quiet-tab' }, 'quiet-phone'];
    const events = [
      event('Refused', 'waits-1', person),
      event('Refused', 'waits-2', { userId: 'quiet-1', anonymousId: phone }),
      event('Refused', 'waits-3', { userId: 'loud-1' }),
    ];
    await bench.sendBatch([event('Fine', 'fine', person), ...events]);
    await bench.process();
    assert.deepEqual(await setAside(), ['waits-1', 'waits-2', 'waits-3']);
    await forgetPerson(bench.platform, 'suppress', orderAbout('anonymous_id', 'quiet-tab'));
    assert.deepEqual(await setAside(), ['waits-3']);

    await bench.sendBatch([...events, event('Refused', 'later-1', { userId: 'quiet-1' })]);
    const strict = {
      batch: [event('Unplanned', 'later-2', { anonymousId: 'quiet-tab' })],
      writeKey: STRICT_KEY,
    };
    assert.equal((await bench.send('/v1/batch', strict, { authorization: '' })).status, 200);
    await bench.process();
    assert.deepEqual(await setAside(), ['waits-3']);
    assert.deepEqual(await findEverywhere(bench.platform, ['quiet-']), []);
  });

  it('do not come back by a replay that began before', async () => {
    await bench.sendBatch([event('Refused', 'replayed', { userId: 'back-1' })]);
    await bench.process();
    await bench.manage('/events/set-aside/replay', { all: true });
    await forgetPerson(bench.platform, 'suppress', orderAbout('user_id', 'back-1'));
    await bench.process();
    assert.deepEqual(await setAside(), ['waits-3']);
    assert.deepEqual(await findEverywhere(bench.platform, ['back-1']), []);
  });
});
