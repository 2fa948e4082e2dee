import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Crowd } from './crowd.ts';

it('notices a crowd, and that it has gone', () => {
  let now = 0;
  const crowd = new Crowd(() => now);
  const arrive = (times: number, mustWait: (n: number) => boolean) => {
    for (let n = 0; n < times; n += 1) {
      now += 5;
      crowd.arrives(mustWait(n));
    }
  };
  arrive(100, (n) => n % 2 === 0);
  assert.equal(crowd.isThere(), false, 'half of them wait: no crowd');
  arrive(100, () => true);
  assert.equal(crowd.isThere(), true);
  now += 251;
  assert.equal(crowd.isThere(), false, 'nobody came for a while');
  arrive(1, () => true);
  assert.equal(crowd.isThere(), false, 'one is no crowd');
});
