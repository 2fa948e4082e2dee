import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { createTestPlatform, type TestPlatform } from '../database/testing.ts';
import { identityOf, type Naming } from './event-identity.ts';
import { type Decision, type DecisionOutcome, reuniteSplit, splitMerge } from './index.ts';
import { resolveIdentities } from './resolve.ts';
import type { Sighting } from './sighting.ts';
import { separate } from './split.ts';
import { lockIdentities } from './store/lock.ts';

/** When histories of tests begin. */
export const AT = Date.parse('2026-05-01T12:00:00Z');

/** A message of a test's history. */
export interface Said extends Naming {
  /** Seconds after the beginning. */
  at?: number;
  trusted?: boolean;
}

export const track = (
  userId: string | null,
  anonymousId: string | null,
  more: Partial<Said> = {},
): Said => ({ type: 'track', userId, anonymousId, ...more });

export const identify = (
  userId: string | null,
  email: string,
  anonymousId: string | null,
  more: Partial<Said> = {},
): Said => ({ type: 'identify', userId, anonymousId, traits: { email }, ...more });

export const alias = (previousId: string, userId: string, more: Partial<Said> = {}): Said => ({
  type: 'alias',
  previousId,
  userId,
  ...more,
});

const id = (prefix: string, count: number) =>
  fc.option(fc.nat(count - 1).map((n) => `${prefix}${n}`));

/** Any message that names one of a handful of customers, within seconds. */
export const anything: fc.Arbitrary<Said> = fc
  .record({
    type: fc.constantFrom('track', 'identify', 'alias'),
    userId: id('u', 3),
    anonymousId: id('a', 7),
    previousId: fc.constantFrom('u0', 'u1', 'a0', 'a1'),
    traits: id('e', 4).map((name) => (name ? { email: `${name}@x.dk` } : {})),
    at: fc.nat(6),
    trusted: fc.boolean(),
  })
  .filter(({ userId, anonymousId, type }) =>
    type === 'alias' ? userId !== null : (userId ?? anonymousId) !== null,
  );

/** Identities on a database of their own. */
export interface TestIdentities {
  platform: TestPlatform;
  clear(): Promise<void>;
  /** Takes a batch in; gives the identifier of each message. */
  resolve(...batch: Said[]): Promise<string[]>;
  split(mergeId: string): Promise<DecisionOutcome>;
  /** Keeps the identifiers of these values apart. */
  separate(near: string[], far: string[]): Promise<void>;
  reunite(separationId: string): Promise<DecisionOutcome>;
  /** Who is whom, without ids: the identifiers of each profile, and the one that leads it. */
  customers(): Promise<string[]>;
  profileOf(value: string): Promise<string>;
}

export async function startTestIdentities(): Promise<TestIdentities> {
  const platform = await createTestPlatform();
  const locked = <Result>(
    work: (transaction: Parameters<typeof splitMerge>[0]) => Promise<Result>,
  ) =>
    platform.database.transaction().execute(async (transaction) => {
      await lockIdentities(transaction);
      return work(transaction);
    });
  const decision = (): Decision => ({ by: 'Ada', now: new Date() });
  return {
    platform,
    async clear() {
      await platform.pool.query(`truncate cdp.identifiers, cdp.links, cdp.profiles, cdp.contests,
        cdp.merges, cdp.separations`);
    },
    resolve: (...batch) =>
      locked((transaction) =>
        resolveIdentities(transaction, batch.map(sighting), { now: new Date() }),
      ),
    split: (mergeId) => locked((transaction) => splitMerge(transaction, mergeId, decision())),
    async separate(near, far) {
      const idsOf = async (values: string[]): Promise<string[]> => {
        const { rows } = await platform.pool.query(
          // An alias mentions its previous id as an anonymous one too.
          `select id from cdp.identifiers where value = any($1) and first_seen_at is not null
            and (type = 'user_id') = (value like 'u%')`,
          [values],
        );
        return rows.map((row) => row.id);
      };
      const sides = { near: await idsOf(near), far: await idsOf(far) };
      await locked((transaction) => separate(transaction, randomUUID(), sides, decision()));
    },
    reunite: (id) => locked((transaction) => reuniteSplit(transaction, id, decision())),
    async customers() {
      const { rows } = await platform.pool.query(`
        select max(case when i.id = p.id then i.value end) || ': '
          || string_agg(i.value || case when i.superseded then '*' else '' end, ' '
            order by i.value, i.type) as customer
        from cdp.profiles p full join cdp.identifiers i on i.profile_id = p.id
        group by p.id order by 1
      `);
      return rows.map(({ customer }) => customer);
    },
    async profileOf(value) {
      const { rows } = await platform.pool.query(
        'select profile_id from cdp.identifiers where value = $1',
        [value],
      );
      return rows[0]?.profile_id;
    },
  };
}

function sighting({ at = 0, trusted = true, ...naming }: Said): Sighting {
  const identity = identityOf(naming);
  assert.ok(identity);
  return { identity, at: new Date(AT + at * 1000), source: 'shop', trusted, isEvent: true };
}
