import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { coalesce } from './coalesce.ts';
import { deferred } from './testing.ts';

describe('coalesce', () => {
  it('answers all calls during a run with one more run that begins after it', async () => {
    const first = deferred();
    let runs = 0;
    const task = coalesce(async () => {
      runs += 1;
      if (runs === 1) await first.promise;
    });
    const calls = [task(), task(), task()];
    assert.equal(runs, 1);
    first.resolve();
    await Promise.all(calls);
    assert.equal(runs, 2);
    await task();
    assert.equal(runs, 3);
  });

  it('runs again after a failure', async () => {
    let runs = 0;
    const task = coalesce(async () => {
      runs += 1;
      if (runs === 1) throw new Error('once');
    });
    const [first, second] = await Promise.allSettled([task(), task()]);
    assert.equal(first.status, 'rejected');
    assert.equal(second.status, 'fulfilled');
  });
});
