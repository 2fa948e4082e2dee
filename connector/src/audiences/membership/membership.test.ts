import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { forgetPerson } from '../../privacy/index.ts';
import { orderAbout } from '../../privacy/testing.ts';
import { BUSY } from '../lock.ts';
import { audience, did, TestAudiences, track } from '../testing.ts';
import type { Judging } from './judging.ts';
import { lookAhead, takeTurn } from './turn.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const trait = (path: string, value: string) => ({
  kind: 'trait',
  path,
  test: { type: 'text', operator: 'is', values: [value] },
});

describe('membership', () => {
  let bench: TestAudiences;
  before(async () => {
    bench = await TestAudiences.open(new Date('2026-05-01T12:00:00Z'));
  });
  after(() => bench?.close());

  it('begins with an event and ends when time says so, to the moment', async () => {
    await bench.compute([audience('viewers', did('Viewed', 1))]);
    await bench.send(track('ada', 'Viewed'), track('bob', 'Bought'));
    assert.deepEqual(await bench.userIds('viewers'), ['ada']);
    bench.pass(HOUR - 1);
    await bench.settle();
    assert.deepEqual(await bench.userIds('viewers'), ['ada']);
    bench.pass(1);
    await bench.settle();
    assert.deepEqual(await bench.userIds('viewers'), []);
    assert.deepEqual(await bench.changesOf('viewers'), ['entered event', 'exited time']);
    await bench.assertRight();
  });

  it('looks once at who did much meanwhile', async () => {
    await bench.compute([
      audience('busy', did('Worked', 1, { count: { operator: 'at-least', value: 2 } })),
    ]);
    for (const userId of ['bea', 'cyd', 'bea']) {
      await bench.tracking.sendBatch([track(userId, 'Worked')]);
      await bench.process();
    }
    const outcome = await takeTurn(bench.context, { limit: 1 });
    assert.ok(outcome !== BUSY);
    assert.deepEqual([outcome.looked, outcome.entered, outcome.full], [1, 1, true]);
    const { rows } = await sql<{ value: string }>`
      select distinct i.value from cdp.audience_touched t
      join cdp.identifiers i on i.id = t.identifier_id
    `.execute(bench.tracking.platform.database);
    assert.deepEqual(rows, [{ value: 'cyd' }]);
    await bench.settle();
    assert.deepEqual(await bench.userIds('busy'), ['bea']);
    await bench.assertRight();
  });

  it('asks only the rules that an event concerns, and all of them when more was learned', async () => {
    await bench.compute([
      audience('readers', did('Read', 5)),
      audience('writers', did('Wrote', 5)),
      audience('namesakes', trait('name', 'Kim')),
    ]);
    const asked: string[][] = [];
    const judging: Judging = (transaction, rules, now) => {
      asked.push([...rules.values()].flat().map((rule) => rule.audience));
      return bench.context.judging(transaction, rules, now);
    };
    const send = async (...messages: object[]) => {
      await bench.tracking.sendBatch(messages);
      await bench.process();
      asked.length = 0;
      await takeTurn({ ...bench.context, judging }, { limit: 100 });
      return asked.flat();
    };
    const all = ['namesakes', 'readers', 'writers'];
    assert.deepEqual(await send(track('kim', 'Read')), all, 'of somebody new');
    assert.deepEqual(await send(track('kim', 'Wrote')), ['writers']);
    assert.deepEqual(await send(track('kim', 'Wrote'), track('kim', 'Read')), [
      'readers',
      'writers',
    ]);
    const named = { type: 'identify', userId: 'kim', traits: { name: 'Kim' } };
    assert.deepEqual(await send(track('kim', 'Read'), named), all, 'with a trait');
    await bench.settle();
    assert.deepEqual(await bench.userIds('namesakes'), ['kim']);
    await bench.assertRight();
  });

  it('keeps the time of rules that an event does not concern', async () => {
    await bench.compute([audience('early', did('Rose', 1)), audience('late', did('Slept', 5))]);
    await bench.send(track('lea', 'Rose'), track('tom', 'Slept'));
    await bench.send(track('lea', 'Slept'), track('tom', 'Rose'));
    assert.deepEqual(await bench.userIds('early'), ['lea', 'tom']);
    bench.pass(HOUR);
    await bench.settle();
    assert.deepEqual(await bench.userIds('early'), []);
    assert.deepEqual(await bench.userIds('late'), ['lea', 'tom']);
    bench.pass(4 * HOUR);
    await bench.settle();
    assert.deepEqual(await bench.userIds('late'), []);
    await bench.assertRight();
  });

  it('reads as many properties as rules ask for', async () => {
    const names = Array.from({ length: 120 }, (_, number) => `detail${number}`);
    const rules = names.map((path) => ({
      kind: 'did',
      event: {
        type: 'track',
        name: 'Described',
        where: [
          { subject: 'property', path, test: { type: 'text', operator: 'is', values: ['yes'] } },
        ],
      },
    }));
    await bench.compute([
      audience('some', { kind: 'any', rules: rules.slice(0, 60) }),
      audience('others', { kind: 'any', rules: rules.slice(60) }),
    ]);
    await bench.send(
      track('max', 'Described', { properties: { detail7: 'yes' } }),
      track('nia', 'Described', { properties: { detail119: 'yes', detail7: null } }),
    );
    assert.deepEqual(await bench.userIds('some'), ['max']);
    assert.deepEqual(await bench.userIds('others'), ['nia']);
    await bench.assertRight();
  });

  it('looks at whose time has come while touches wait', async () => {
    await bench.compute([
      audience('players', did('Played', 5)),
      audience('singers', did('Sang', 5)),
    ]);
    await bench.send(track('ulf', 'Played'));
    bench.pass(5 * HOUR);
    await bench.tracking.sendBatch([track('vic', 'Sang')]);
    await bench.process();
    const outcome = await takeTurn(bench.context, { limit: 10, touches: false });
    assert.ok(outcome !== BUSY);
    assert.deepEqual([outcome.exited, outcome.entered, outcome.waited], [1, 0, null]);
    assert.deepEqual(await bench.userIds('players'), []);
    assert.ok(await lookAhead(bench.context, false), 'time asks for nothing more');
    assert.equal(await lookAhead(bench.context, true), null, 'a touch does');
    await bench.settle();
    assert.deepEqual(await bench.userIds('singers'), ['vic']);
    await bench.assertRight();
  });

  it('answers with the old rule until the new one is whole, and keeps since when', async () => {
    await bench.compute([audience('fans', did('Liked', 10))]);
    await bench.send(track('cid', 'Liked'), track('dan', 'Liked'), track('dan', 'Loved'));
    const since = await bench.members('fans');
    bench.pass(MINUTE);
    await bench.sync([audience('fans', did('Loved', 10), 2)]);
    assert.equal(await bench.computeStep(1), true, 'one after the other');
    assert.deepEqual(await bench.userIds('fans'), ['cid', 'dan']);
    await bench.send(track('eve', 'Loved'), track('fay', 'Liked'));
    assert.deepEqual(await bench.userIds('fans'), ['cid', 'dan', 'fay']);
    while (await bench.computeStep(1));
    assert.deepEqual(await bench.userIds('fans'), ['dan', 'eve']);
    const dan = await bench.profileOf('user_id', 'dan');
    assert.deepEqual((await bench.members('fans')).get(dan), since.get(dan));
    const all = await bench.changesOf('fans');
    assert.deepEqual(all.slice(-3).sort(), ['entered rule', 'exited rule', 'exited rule']);
    await bench.assertRight();
  });

  it('follows merges, and lets go of whoever is erased', async () => {
    await bench.compute([
      audience('both', { kind: 'all', rules: [did('Came', null), did('Went', null)] }),
    ]);
    await bench.send(track('gus', 'Came'), {
      ...track('', 'Went'),
      userId: null,
      anonymousId: 'g',
    });
    assert.deepEqual(await bench.userIds('both'), []);
    await bench.send({ type: 'identify', userId: 'gus', anonymousId: 'g', traits: {} });
    assert.deepEqual(await bench.userIds('both'), ['gus']);
    const profileId = await bench.profileOf('user_id', 'gus');
    await forgetPerson(bench.tracking.platform, 'delete', orderAbout('user_id', 'gus'));
    await bench.settle();
    assert.equal((await bench.members('both')).size, 0);
    const { rows } = await sql<{ cause: string }>`
      select cause from cdp.membership_changes where profile_id = ${profileId}
    `.execute(bench.tracking.platform.database);
    assert.deepEqual(rows, [{ cause: 'erased' }], 'and of its history nothing else is left');
    await bench.assertRight();
  });

  it('says why a rule cannot be computed, and lets members of a removed audience leave', async () => {
    await bench.compute([audience('short', did('Shone', null))]);
    await bench.send(track('hal', 'Shone'));
    const refers = audience('refers', { kind: 'audience', audience: 'nowhere' });
    await bench.compute([audience('short', did('Shone', null)), refers]);
    const { rows } = await sql<{ state: string; error: string }>`
      select state, error from cdp.audience_rules where audience = 'refers'
    `.execute(bench.tracking.platform.database);
    assert.deepEqual(rows, [{ state: 'failed', error: 'There is no audience «nowhere».' }]);
    await bench.sync([]);
    assert.deepEqual((await bench.changesOf('short')).at(-1), 'exited rule');
  });

  it('does not go back with a clock that is a little behind, and does with one set back far', async () => {
    await bench.compute([audience('brief', did('Blinked', 1))]);
    await bench.send(track('ida', 'Blinked'));
    bench.pass(HOUR);
    await bench.settle();
    assert.deepEqual(await bench.userIds('brief'), []);
    bench.pass(-30 * SECOND);
    await bench.settle();
    assert.deepEqual(await bench.userIds('brief'), [], 'time stands still');
    bench.pass(-10 * MINUTE);
    await bench.settle();
    assert.deepEqual(await bench.userIds('brief'), ['ida'], 'everything is looked at again');
    bench.pass(HOUR);
    await bench.settle();
    assert.deepEqual(await bench.userIds('brief'), []);
  });
});
