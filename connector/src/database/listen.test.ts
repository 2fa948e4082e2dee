import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eventually } from '../shared/testing.ts';
import { listen } from './index.ts';
import { createTestPlatform } from './testing.ts';

describe('listen', () => {
  it('receives messages, and goes on after its connection was cut', async () => {
    const platform = await createTestPlatform();
    const messages: (string | undefined)[] = [];
    const subscription = listen(platform.pool, 'cdp_test', (message) => messages.push(message));
    await eventually(() => assert.deepEqual(messages, [undefined]));
    await platform.pool.query("select pg_notify('cdp_test', 'one')");
    await eventually(() => assert.deepEqual(messages, [undefined, 'one']));

    await platform.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and query like 'listen%'`,
    );
    await eventually(() => assert.deepEqual(messages, [undefined, 'one', undefined]));
    await platform.pool.query("select pg_notify('cdp_test', 'two')");
    await eventually(() => assert.equal(messages.at(-1), 'two'));
    await subscription.stop();
    await platform.close();
  });

  it('ends also before it is connected', { timeout: 10_000 }, async () => {
    const platform = await createTestPlatform();
    await listen(platform.pool, 'cdp_test', () => undefined).stop();
    await platform.close();
  });
});
