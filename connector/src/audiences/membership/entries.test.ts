import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { audience, did, TestAudiences, track } from '../testing.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('a window that begins when an audience was entered', () => {
  let bench: TestAudiences;
  before(async () => {
    bench = await TestAudiences.open(new Date('2026-05-01T12:00:00Z'));
  });
  after(() => bench?.close());

  it('counts what happened since, anew with each entry', async () => {
    const within = { kind: 'entered', audience: 'lookers' };
    const buyers = audience('buyers', did('Bought', null, { within }));
    const waiting = {
      kind: 'all',
      rules: [
        { kind: 'audience', audience: 'lookers' },
        { kind: 'did-not', event: { type: 'track', name: 'Bought' }, within },
      ],
    };
    const inside = { kind: 'all', rules: [waiting.rules[0], buyers.rule] };
    const others = [buyers, audience('waiting', waiting), audience('inside', inside)];
    await bench.compute([audience('lookers', did('Looked', 1)), ...others]);
    await bench.send(track('amy', 'Bought'), track('ben', 'Bought'));
    bench.pass(MINUTE);
    await bench.send(track('amy', 'Looked'));
    assert.deepEqual(await bench.userIds('buyers'), [], 'it was before');
    assert.deepEqual(await bench.userIds('waiting'), ['amy']);
    bench.pass(MINUTE);
    await bench.send(track('amy', 'Bought'), track('ben', 'Bought'));
    assert.deepEqual(await bench.userIds('buyers'), ['amy']);
    assert.deepEqual(await bench.userIds('waiting'), []);
    await bench.assertRight();
    bench.pass(HOUR);
    await bench.settle();
    assert.deepEqual(await bench.userIds('lookers'), []);
    assert.deepEqual(await bench.userIds('buyers'), ['amy'], 'though they left it since');
    await bench.send(track('amy', 'Looked'));
    assert.deepEqual(await bench.userIds('buyers'), []);
    assert.deepEqual(await bench.changesOf('buyers'), ['entered event', 'exited event']);
    assert.deepEqual(await bench.changesOf('inside'), ['entered event', 'exited time']);
    assert.deepEqual(await bench.changesOf('waiting'), [
      'entered event',
      'exited event',
      'entered event',
    ]);
    await bench.assertRight();
  });

  it('begins anew for whom another rule of the audience lets enter', async () => {
    const within = { kind: 'entered', audience: 'guests' };
    const fed = audience('fed', did('Ate', null, { within }));
    await bench.compute([audience('guests', did('Arrived', 1)), fed]);
    await bench.send(track('gil', 'Arrived'), track('hob', 'Arrived'), track('hob', 'Called'));
    bench.pass(MINUTE);
    await bench.send(track('gil', 'Ate'), track('hob', 'Ate'));
    bench.pass(HOUR);
    await bench.settle();
    assert.deepEqual(await bench.userIds('fed'), ['gil', 'hob']);
    await bench.compute([audience('guests', did('Called', null), 2), fed]);
    await bench.settle();
    assert.deepEqual(await bench.userIds('guests'), ['hob']);
    assert.deepEqual(await bench.userIds('fed'), ['gil'], 'hob came anew');
    assert.deepEqual((await bench.changesOf('fed')).at(-1), 'exited rule');
    await bench.assertRight();
  });
});
