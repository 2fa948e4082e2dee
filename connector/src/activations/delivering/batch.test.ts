import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { createTestPlatform, type TestPlatform } from '../../database/testing.ts';
import { takeBatch } from './batch.ts';

describe('a batch of deliveries', () => {
  let platform: TestPlatform;
  before(async () => {
    platform = await createTestPlatform();
  });
  after(() => platform?.close());

  const wait = async (count: number) => {
    for (let done = 0; done < count; done += 1) {
      await platform.pool.query(
        `insert into cdp.activation_deliveries
           (profile_id, activation, audience, change, cause, at)
         values ($1, 'a', 'buyers', 'entered', 'event', now())`,
        [randomUUID()],
      );
    }
  };
  const take = async (batchSize: number) => {
    const batch = await takeBatch(platform.database, { identifier: 'a', batchSize });
    return { number: batch?.number, ids: batch?.waiting.map(({ id }) => id) };
  };

  it('comes again as it was, whoever waits since and however large batches are by then', async () => {
    await wait(3);
    const first = await take(3);
    assert.equal(first.ids?.length, 3);
    await wait(2);
    assert.deepEqual(await take(1), first);
    assert.deepEqual(await take(10), first);
    await platform.pool.query(`update cdp.activation_deliveries set state = 'delivered'
      where batch is not null`);
    const second = await take(10);
    assert.equal(second.ids?.length, 2);
    assert.notEqual(second.number, first.number);
  });
});
