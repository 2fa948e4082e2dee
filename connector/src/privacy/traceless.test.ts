import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { startTestTracking, type TestTracking } from '../tracking/testing.ts';
import { forgetPerson } from './index.ts';
import { findEverywhere, identify, orderAbout, track } from './testing.ts';

describe('a person who is forgotten', () => {
  let bench: TestTracking;

  before(async () => {
    bench = await startTestTracking();
  });
  after(() => bench.close());

  it('leaves nothing in any column of any table', async () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdefgh'), minLength: 8, maxLength: 12 });
    const action = fc.constantFrom('delete' as const, 'suppress' as const);
    const steps = fc.array(fc.constantFrom('identify', 'track', 'alias', 'process', 'merge'), {
      minLength: 2,
      maxLength: 8,
    });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(word, action, steps, async (name, erase, what) => {
        run += 1;
        const secret = `${name}-${run}`;
        const userId = `user-${secret}`;
        for (const [index, step] of what.entries()) {
          const messageId = `property ${run} ${index}`;
          const event = track(messageId, userId, `browser-${secret}-${index % 3}`);
          if (step === 'process') await bench.process();
          else if (step === 'track') await bench.sendBatch([event]);
          else if (step === 'merge') {
            await bench.sendBatch([track(`${messageId} first`, null, `tablet-${secret}`)]);
            await bench.process();
            await bench.sendBatch([track(messageId, userId, `tablet-${secret}`)]);
          } else if (step === 'alias') {
            const previousId = `browser-${secret}-0`;
            await bench.sendBatch([{ type: 'alias', messageId, userId, previousId }]);
          } else {
            const email = `${secret}@example.com`;
            await bench.sendBatch([{ ...identify(userId, email, `phone-${secret}`), messageId }]);
          }
        }
        // An event that waits is known to be the person's by the identifiers that it carries itself.
        await bench.process();
        await bench.sendBatch([track(`property ${run} last`, userId, null)]);
        const counted = await bench.platform.pool.query('select count(*)::int as n from cdp.inbox');
        assert.equal(counted.rows[0].n, 1);
        const request = await forgetPerson(bench.platform, erase, orderAbout('user_id', userId));
        assert.equal(request.state, 'done');
        assert.deepEqual(await findEverywhere(bench.platform, [secret]), []);
      }),
      { numRuns: 8 },
    );
    // The search itself works.
    await bench.sendBatch([track('property control', 'user-control-text', null)]);
    assert.ok((await findEverywhere(bench.platform, ['user-control-text'])).length > 0);
  });
});
