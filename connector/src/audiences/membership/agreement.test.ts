import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { lockIdentities, splitMerge } from '../../identity/index.ts';
import { forgetPerson } from '../../privacy/index.ts';
import { orderAbout } from '../../privacy/testing.ts';
import { audience, TestAudiences } from '../testing.ts';
import { takeTurn } from './turn.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Histories that are tried; more find rarer faults. */
const RUNS = Number(process.env.CDP_TEST_RUNS ?? 6);

const did = (name: string, minutes: number | null, more: object = {}) => ({
  kind: 'did',
  event: { type: 'track', name },
  within: minutes === null ? null : { kind: 'last', count: minutes, unit: 'minutes' },
  ...more,
});
const trait = {
  kind: 'trait',
  path: 'city',
  test: { type: 'text', operator: 'is', values: ['x'] },
};

/** What the edited audience says, in turn. */
const RULES = [
  did('A', 60),
  did('B', null, { within: { kind: 'entered', audience: 'steady' } }),
  { kind: 'not', rule: did('B', 90) },
  {
    kind: 'all',
    rules: [did('A', null, { count: { operator: 'at-least', value: 2 } }), trait],
  },
  { kind: 'any', rules: [{ kind: 'audience', audience: 'steady', is: false }, did('B', 30)] },
  { kind: 'did-not', event: { type: 'track', name: 'A' }, within: null },
  {
    kind: 'did-not',
    event: { type: 'track', name: 'A' },
    within: { kind: 'entered', audience: 'steady' },
  },
  {
    kind: 'trait',
    path: 'identified',
    test: { type: 'date', operator: 'within-last', duration: { count: 40, unit: 'minutes' } },
  },
];
const STEADY = {
  kind: 'any',
  rules: [
    did('A', 45, { count: { operator: 'at-least', value: 2 } }),
    {
      kind: 'sequence',
      steps: [{ event: { type: 'track', name: 'A' } }, { event: { type: 'track', name: 'B' } }],
      within: { kind: 'last', count: 120, unit: 'minutes' },
    },
  ],
};

type Step =
  | { do: 'track'; user: number | null; device: number; event: string; ago: number; id: number }
  | { do: 'identify'; user: number; device: number; city: string }
  | { do: 'pass'; minutes: number }
  | { do: 'process' | 'turn' | 'race' | 'fail' | 'compute' | 'fail-compute' | 'split' }
  | { do: 'edit'; rule: number | null }
  | { do: 'forget'; user: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('track' as const),
      user: fc.option(fc.nat(2)),
      device: fc.nat(3),
      event: fc.constantFrom('A', 'B'),
      ago: fc.nat(100),
      // A message that comes twice counts once.
      id: fc.nat(40),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('identify' as const),
      user: fc.nat(2),
      device: fc.nat(3),
      city: fc.constantFrom('x', 'y'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      minutes: fc.constantFrom(1, 15, 40, 100, -0.5, -30),
    }),
  },
  {
    weight: 9,
    arbitrary: fc.record({
      do: fc.constantFrom(
        ...(['process', 'process', 'turn', 'race', 'fail'] as const),
        ...(['compute', 'fail-compute', 'split'] as const),
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      rule: fc.option(fc.nat(RULES.length - 1), { freq: 6 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('forget' as const), user: fc.nat(2) }) },
);

describe('memberships that are kept', () => {
  let bench: TestAudiences;
  before(async () => {
    bench = await TestAudiences.open(new Date('2026-05-01T12:00:00Z'));
  });
  after(() => bench?.close());

  const fail = async () => {
    throw new Error('The process died here.');
  };

  /** Empties the database, so that a history that fails can be made shorter. */
  async function begin(): Promise<void> {
    const { rows } = await sql<{ name: string }>`
      select string_agg(format('cdp.%I', relname), ', ') as name from pg_class
      where relnamespace = 'cdp'::regnamespace and relkind in ('r', 'p') and not relispartition
        and relname not in ('migrations', 'privacy_key', 'audience_clock')
    `.execute(bench.tracking.platform.database);
    await sql.raw(`truncate ${rows[0]?.name}`).execute(bench.tracking.platform.database);
    bench.pass(Date.parse('2026-05-01T12:00:00Z') - bench.now.getTime());
    await sql`update cdp.audience_clock set judged_at = 'epoch'`.execute(
      bench.tracking.platform.database,
    );
  }

  async function split(): Promise<void> {
    await bench.tracking.platform.database.transaction().execute(async (transaction) => {
      await lockIdentities(transaction);
      const { rows } = await sql<{ id: string }>`
        select id from cdp.merges order by merged_at desc, id limit 1
      `.execute(transaction);
      const [merge] = rows;
      if (merge) await splitMerge(transaction, merge.id, { by: 'Test', now: bench.now });
    });
  }

  let version = 0;
  const sync = (rule: number | null) => {
    version += 1;
    return bench.sync([
      audience('steady', STEADY),
      ...(rule === null ? [] : [audience('edited', RULES[rule], version)]),
    ]);
  };

  async function take(what: Step): Promise<void> {
    switch (what.do) {
      case 'track': {
        await bench.tracking.sendBatch([
          {
            type: 'track',
            event: what.event,
            messageId: `m${what.id}`,
            ...(what.user !== null && { userId: `u${what.user}` }),
            anonymousId: `d${what.device}`,
            timestamp: new Date(bench.now.getTime() - what.ago * MINUTE).toISOString(),
          },
        ]);
        return;
      }
      case 'identify':
        await bench.tracking.sendBatch([
          {
            type: 'identify',
            userId: `u${what.user}`,
            anonymousId: `d${what.device}`,
            traits: { city: what.city, identified: bench.now.toISOString() },
            timestamp: bench.now.toISOString(),
          },
        ]);
        return;
      case 'pass':
        return bench.pass(what.minutes * MINUTE);
      case 'process':
        return bench.process();
      case 'turn':
        await takeTurn(bench.context, { limit: 2 });
        return;
      case 'race':
        await Promise.all([
          takeTurn(bench.context, { limit: 3 }),
          takeTurn({ ...bench.context, time: bench.replica() }, { limit: 3 }),
          bench.process(),
        ]);
        return;
      case 'fail':
        await takeTurn({ ...bench.context, onChanged: fail }, { limit: 5 }).catch(() => undefined);
        return;
      case 'compute':
        await bench.computeStep(2);
        return;
      case 'fail-compute':
        await bench.computeStep(2, { onChanged: fail }).catch(() => undefined);
        return;
      case 'split':
        return split();
      case 'edit':
        await sync(what.rule);
        return;
      case 'forget':
        await forgetPerson(
          bench.tracking.platform,
          'delete',
          orderAbout('user_id', `u${what.user}`),
        );
    }
  }

  it('are what the rules say, whatever happened in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60 }), async (steps) => {
        await begin();
        await sync(0);
        for (const what of steps) await take(what);
        // Within a minute of a clock that was set back, time stands still: let it go on.
        bench.pass(MINUTE);
        await bench.process();
        await bench.settle();
        await sync(steps.length % RULES.length);
        while (await bench.computeStep());
        await bench.settle();
        await bench.assertRight();
        // Time alone has its turn too, above all on what was only just computed.
        for (const minutes of [20, 30, 40]) {
          bench.pass(minutes * MINUTE);
          await bench.settle();
          await bench.assertRight();
        }
      }),
      { numRuns: RUNS },
    );
  });
});
