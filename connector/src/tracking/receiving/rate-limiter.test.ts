import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { HttpProblem } from '../../server/index.ts';
import { RateLimiter } from './rate-limiter.ts';

const START = Date.parse('2026-11-24T10:00:00Z');
const at = (seconds: number) => new Date(START + seconds * 1000);

/** Sends events and tells the seconds to wait, or 0 when they were let through. */
function waitOf(limiter: RateLimiter, rateLimit: number | null, events: number, seconds: number) {
  try {
    limiter.take({ key: 'till', rateLimit }, events, at(seconds));
    return 0;
  } catch (error) {
    assert.ok(error instanceof HttpProblem);
    assert.equal(error.status, 429);
    assert.equal(error.headers['x-ratelimit-reset'], String(error.retryAfter));
    return error.retryAfter;
  }
}

test('events are counted, not requests', () => {
  const limiter = new RateLimiter();
  assert.equal(waitOf(limiter, 10, 6, 0), 0);
  assert.equal(waitOf(limiter, 10, 4, 0), 0);
  assert.equal(waitOf(limiter, 10, 1, 0), 1);
  assert.equal(waitOf(limiter, 10, 1, 0.05), 1, 'half an event is none');
  assert.equal(waitOf(limiter, 10, 1, 0.1), 0);
});

test('a batch larger than the limit passes, and the next one waits for as long as it says', () => {
  const limiter = new RateLimiter();
  assert.equal(waitOf(limiter, 10, 100, 0), 0);
  const wait = waitOf(limiter, 10, 1, 0);
  assert.equal(wait, 10);
  assert.equal(waitOf(limiter, 10, 1, 8.9), 1);
  assert.equal(waitOf(limiter, 10, 1, 10), 0);
});

test('no limit is no limit, and a new limit counts at once', () => {
  const limiter = new RateLimiter();
  assert.equal(waitOf(limiter, null, 1_000_000, 0), 0);
  assert.equal(waitOf(limiter, 1, 1, 0), 0);
  assert.equal(waitOf(limiter, 1, 1, 0), 1);
  assert.equal(waitOf(limiter, null, 1, 0), 0);
});

test('sources do not share a bucket, and a clock set back costs nothing', () => {
  const limiter = new RateLimiter();
  limiter.take({ key: 'shop', rateLimit: 1 }, 5, at(0));
  assert.equal(waitOf(limiter, 2, 1, 0), 0);
  assert.equal(waitOf(limiter, 2, 1, -3600), 0);
});

test('over time the rate holds, and who waits as told is let through', () => {
  const batches = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(batches, fc.integer({ min: 1, max: 20 }), (sizes, rate) => {
      const limiter = new RateLimiter();
      let now = 0;
      let sent = 0;
      for (const size of sizes) {
        const wait = waitOf(limiter, rate, size, now) ?? 0;
        if (wait > 0) {
          now += wait;
          assert.equal(waitOf(limiter, rate, size, now), 0);
        }
        sent += size;
        assert.ok(sent - size <= rate * (now + 1), `${sent} after ${now} s`);
      }
    }),
  );
});
