import assert from 'node:assert/strict';
import { sql } from 'kysely';
import {
  type Audience,
  audienceSchema,
  type ComputedTrait,
  type Rule,
  ruleSchema,
  type SegmentGroup,
} from 'strapi-cdp-config';
import { buildStep, ColumnReader } from '../event-columns/index.ts';
import { traitRanking } from '../profiles/index.ts';
import { processBatch } from '../tracking/processing/batch.ts';
import { Partitions } from '../tracking/processing/partitions.ts';
import { startTestTracking, type TestTracking } from '../tracking/testing.ts';
import { ColumnAnswers } from './columns/answers.ts';
import { BUSY, withMembershipLock } from './lock.ts';
import { computeStep } from './membership/compute.ts';
import { JudgedTime } from './membership/judged-time.ts';
import { createJudging } from './membership/judging.ts';
import { type RuleAtWork, rulesAtWork } from './membership/rules-at-work.ts';
import { endRule } from './membership/swap.ts';
import { syncRules } from './membership/sync.ts';
import { type TurnContext, takeTurn } from './membership/turn.ts';
import { wantedRules } from './membership/wanted.ts';
import { readChanges } from './testing-changes.ts';

/** An audience of a test. */
export function audience(identifier: string, rule: unknown, version = 1): Audience {
  return audienceSchema.parse({
    name: identifier,
    identifier,
    rule: ruleSchema.parse(rule) satisfies Rule,
    version,
    managedBy: 'editor',
  });
}

/** A track of a test. */
export const track = (userId: string, event: string, more: object = {}) => ({
  type: 'track',
  userId,
  event,
  properties: {},
  ...more,
});

/** A condition of a test: that something was done, in so many hours unless they are null. */
export const did = (name: string, hours: number | null, more: object = {}) => ({
  kind: 'did',
  event: { type: 'track', name },
  within: hours === null ? null : { kind: 'last', count: hours, unit: 'hours' },
  ...more,
});

/** Audiences on a database of their own, with a clock that tests set. Nothing happens by itself. */
export class TestAudiences {
  readonly tracking: TestTracking;
  readonly context: TurnContext;
  readonly #clock: { now: Date };
  readonly #partitions = new Partitions();
  readonly #answers: ColumnAnswers;

  private constructor(tracking: TestTracking, clock: { now: Date }) {
    this.tracking = tracking;
    this.#clock = clock;
    const { database, configuration } = tracking.platform;
    // So little memory that columns are forgotten and read again.
    this.#answers = new ColumnAnswers(tracking.platform, new ColumnReader(10_000), 10_000);
    this.context = {
      database,
      time: this.replica(),
      timeZone: 'UTC',
      judging: createJudging(traitRanking(configuration)),
      onChanged: async () => undefined,
    };
  }

  static async open(now: Date): Promise<TestAudiences> {
    const clock = { now };
    return new TestAudiences(await startTestTracking({ clock: () => clock.now }), clock);
  }

  close(): Promise<void> {
    return this.tracking.close();
  }

  get now(): Date {
    return this.#clock.now;
  }

  get #database() {
    return this.tracking.platform.database;
  }

  /** Time as another process keeps it, with no patience for a clock that was set back. */
  replica(): JudgedTime {
    return new JudgedTime(() => this.#clock.now, 0);
  }

  /** Moves the clock, back too. */
  pass(milliseconds: number): void {
    this.#clock.now = new Date(this.#clock.now.getTime() + milliseconds);
  }

  /** Takes definitions in; the audiences that are not among them are removed. */
  async sync(
    audiences: Audience[],
    more: {
      segmentGroups?: SegmentGroup[];
      computedTraits?: ComputedTrait[];
      retry?: boolean;
    } = {},
  ): Promise<number[]> {
    const definitions = {
      audiences,
      segmentGroups: (more.segmentGroups ?? []).map((group) => ({
        ...group,
        managedBy: 'editor' as const,
      })),
      computedTraits: more.computedTraits ?? [],
      workflows: [],
      destinations: [],
      sources: [],
      plan: [],
      activations: [],
    };
    const { computing, removed } = await syncRules(
      this.#database,
      wantedRules(definitions, 'UTC'),
      { now: this.now, complete: true, retry: more.retry ?? false },
    );
    for (const id of removed) {
      await withMembershipLock(this.#database, { wait: true }, (transaction) =>
        endRule(transaction, id, { ...this.context, now: this.now }),
      );
    }
    return computing;
  }

  /** One step of whatever is being computed. @returns whether there is more */
  async computeStep(limit = 1_000, context: Partial<TurnContext> = {}): Promise<boolean> {
    const rules = await rulesAtWork(this.#database);
    let isMore = false;
    for (const { id, state } of rules) {
      if (state !== 'computing') continue;
      const step = {
        ...this.context,
        ...context,
        traitPriority: [],
        clock: () => this.now,
        answers: this.#answers,
      };
      isMore = (await computeStep(step, id, limit)).isMore || isMore;
    }
    return isMore;
  }

  /** Takes definitions in and computes all that is new. */
  async compute(audiences: Audience[]): Promise<void> {
    await this.sync(audiences);
    while (await this.computeStep());
  }

  /** Processes what was sent. */
  async process(): Promise<void> {
    for (;;) {
      const outcome = await processBatch(this.tracking.platform, this.#partitions, 500, {
        isWatched: false,
      });
      if (outcome.locked && outcome.taken.length === 0) return;
    }
  }

  /** Looks at all that waits. */
  async settle(): Promise<void> {
    for (;;) {
      const outcome = await takeTurn(this.context, { limit: 100 });
      if (outcome !== BUSY && outcome.looked === 0) return;
    }
  }

  /** Sends messages, and lets everything that follows from them happen. */
  async send(...batch: object[]): Promise<void> {
    await this.tracking.sendBatch(batch);
    await this.process();
    await this.settle();
  }

  /** The profile that an identifier names. */
  async profileOf(type: string, value: string): Promise<string> {
    const { rows } = await sql<{ id: string }>`
      select profile_id as id from cdp.identifiers where type = ${type} and value = ${value}
    `.execute(this.#database);
    return rows[0]?.id ?? assert.fail(`There is no ${value}.`);
  }

  /** The members of an audience in force, by profile, with since when. */
  async members(identifier: string): Promise<Map<string, Date>> {
    const { rows } = await sql<{ id: string; enteredAt: Date }>`
      select m.profile_id as id, m.entered_at as "enteredAt" from cdp.memberships m
      join cdp.audience_rules r on r.id = m.rule_id
      where r.audience = ${identifier} and r.state = 'live' order by 1
    `.execute(this.#database);
    return new Map(rows.map(({ id, enteredAt }) => [id, enteredAt]));
  }

  /** What was published of an audience, in order, each with its cause. */
  async changesOf(identifier: string): Promise<string[]> {
    const changes = await readChanges(this.#database, 0, 1_000);
    return changes
      .filter((change) => change.audience === identifier)
      .map(({ change, cause }) => `${change} ${cause}`);
  }

  /** The user ids of members, in order. */
  async userIds(identifier: string): Promise<string[]> {
    const { rows } = await sql<{ value: string }>`
      select i.value from cdp.memberships m
      join cdp.audience_rules r on r.id = m.rule_id and r.state = 'live'
      join cdp.identifiers i on i.profile_id = m.profile_id and i.type = 'user_id'
      where r.audience = ${identifier} order by 1
    `.execute(this.#database);
    return rows.map(({ value }) => value);
  }

  /** The profiles that a rule means by what columns say. Some more events are in them than before. */
  async #inColumns({ resolved }: RuleAtWork): Promise<string[]> {
    await buildStep(this.#database, 7);
    const question = { resolved, now: this.now, traitPriority: [] };
    return this.#answers.ask(question, 20_000, async ({ members, client }) => {
      const { rows } = await client.query<{ id: string }>(
        'select id from cdp.identifiers where number = any($1) order by id',
        [[...members.keys()].filter((number) => members[number] === 1)],
      );
      return rows.map(({ id }) => id);
    });
  }

  /**
   * Checks that memberships and columns are what rules say of everybody now, and that all of it was
   * published.
   */
  async assertRight(): Promise<void> {
    const database = this.#database;
    const rules = (await rulesAtWork(database)).filter(({ state }) => state === 'live');
    const { rows: profiles } = await sql<{ id: string }>`
      select id from cdp.profiles order by id
    `.execute(database);
    const ids = profiles.map(({ id }) => id);
    const expected = await database.transaction().execute(async (transaction) => {
      const asked = new Map(ids.map((id) => [id, rules]));
      const judge = await this.context.judging(transaction, asked, this.now);
      return Object.fromEntries(
        rules.map((rule) => [rule.audience, ids.filter((id) => judge(id, rule).holds)]),
      );
    });
    const published = await this.#replay();
    for (const rule of rules) {
      const { audience: identifier } = rule;
      assert.deepEqual(
        await this.#inColumns(rule),
        expected[identifier],
        `columns of ${identifier}`,
      );
      const kept = [...(await this.members(identifier)).keys()].sort();
      assert.deepEqual(kept, expected[identifier], `members of ${identifier}`);
      assert.deepEqual(published.get(identifier) ?? [], kept, `published of ${identifier}`);
      const { rows } = await sql<{ size: number }>`
        select size::float8 as size from cdp.audience_days where audience = ${identifier}
        order by day desc limit 1
      `.execute(database);
      assert.equal(rows[0]?.size, kept.length, `size of ${identifier}`);
    }
  }

  /** Who is in by what was published; fails where somebody enters or leaves twice. */
  async #replay(): Promise<Map<string, string[]>> {
    const members = new Map<string, Set<string>>();
    let after = 0;
    for (;;) {
      const changes = await readChanges(this.#database, after, 100);
      for (const { sequence, audience: identifier, profileId, change, cause } of changes) {
        after = sequence;
        const known = members.get(identifier) ?? new Set();
        members.set(identifier, known);
        // A privacy request takes the entry out of history, not the exit.
        if (cause !== 'erased') {
          assert.equal(known.has(profileId), change === 'exited', `${sequence} ${change}`);
        }
        if (change === 'entered') known.add(profileId);
        else known.delete(profileId);
      }
      if (changes.length < 100) break;
    }
    return new Map([...members].map(([identifier, known]) => [identifier, [...known].sort()]));
  }
}
