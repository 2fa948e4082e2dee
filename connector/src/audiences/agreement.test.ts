import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { type Audience, computedTraitSchema, type Rule, ruleSchema } from 'strapi-cdp-config';
import { createTestPlatform, type TestPlatform } from '../database/testing.ts';
import { buildStep, ColumnReader } from '../event-columns/index.ts';
import { traitRanking } from '../profiles/index.ts';
import { ColumnAnswers } from './columns/answers.ts';
import type { Facts, World } from './rules/facts.ts';
import { judge } from './rules/judge.ts';
import { type FactNeeds, needsOf } from './rules/needs.ts';
import { readCatalogue } from './rules/read-catalogue.ts';
import { readFacts } from './rules/read-facts.ts';
import { resolveRule } from './rules/resolve.ts';
import type { ResolvedRule } from './rules/resolved-rule.ts';
import { membersOf } from './sql/members-of.ts';
import { rule as drawnRule } from './testing-rules.ts';
import { FILM } from './testing-values.ts';
import { clock, profiles, writeCatalogue, writeProfiles } from './testing-world.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/** In hours. */
const MILLISECOND = 1 / HOUR;

const computedTraits = [
  {
    name: 'Spent',
    identifier: 'spent',
    function: 'sum',
    event: { type: 'track', name: 'A' },
    where: [{ property: 'n', operator: 'at-least', values: ['0.1'] }],
    operand: { property: 'n' },
    window: { count: 10, unit: 'days' },
  },
  {
    name: 'Favourite',
    identifier: 'favourite',
    function: 'most-frequent',
    event: { type: 'track', name: null },
    where: [{ property: 'tag', operator: 'is-not', values: ['a', 'true'] }],
    operand: { property: 'film', catalogue: { contentType: FILM, field: 'genre' } },
  },
].map((one) => computedTraitSchema.parse({ ...one, managedBy: 'editor' }));

const ANYONE = ruleSchema.parse({ kind: 'consent', category: 'Ads', is: 'unknown' });

describe('an audience', () => {
  let platform: TestPlatform;
  let catalogueValue: World['catalogueValue'];
  const traitPriority = ['crm', 'till'];
  const ranking = traitRanking({ traitPriority });

  before(async () => {
    platform = await createTestPlatform();
    await writeCatalogue(platform.database);
    catalogueValue = await readCatalogue(
      platform.database,
      ['genre', 'price', 'tags'].map((field) => ({ contentType: FILM, field })),
    );
  });
  after(() => platform?.close());

  const definitions = (other: Rule) => {
    const audience: Audience = {
      name: 'Other',
      identifier: 'other',
      description: '',
      rule: other,
      segments: [{ group: 'g', segment: 's' }],
      version: 1,
      managedBy: 'editor',
    };
    const segments = [{ name: 'S', identifier: 's', description: '' }];
    const group = { name: 'G', identifier: 'g', description: '', segments };
    return {
      audiences: [audience],
      segmentGroups: [{ ...group, managedBy: 'editor' as const }],
      computedTraits,
    };
  };

  const members = async (
    resolved: ResolvedRule,
    now: Date,
    range?: { after: string | null; upTo: string | null },
  ) => {
    const query = membersOf(resolved, { now, traitPriority, ...(range && { range }) });
    const { rows } = await query.execute(platform.database);
    return rows.map(({ profile_id }) => profile_id).sort();
  };
  /** Whom columns say, of which some events are in chunks and the others are not yet. */
  const inColumns = async (answers: ColumnAnswers, resolved: ResolvedRule, now: Date) =>
    answers.ask({ resolved, now, traitPriority }, 20_000, async ({ members, client }) => {
      const numbers = [...members.keys()].filter((number) => members[number] === 1);
      const { rows } = await client.query<{ id: string }>(
        'select id from cdp.identifiers where number = any($1) order by 1',
        [numbers],
      );
      return rows.map(({ id }) => id);
    });
  const judged = (resolved: ResolvedRule, facts: Map<string, Facts>, now: Date) =>
    [...facts]
      .filter(([, one]) => judge(resolved, one, { now, catalogueValue }).holds)
      .map(([id]) => id)
      .sort();

  /** Who refers to the audience «other» refers to this one, that refers to nothing. */
  const isBare = (one: Rule) => !/"kind":"(audience|segment|entered)"/.test(JSON.stringify(one));

  const drawn = fc.record({
    rules: fc.array(drawnRule, { minLength: 1, maxLength: 8 }),
    other: drawnRule.filter(isBare),
    people: profiles,
    now: clock,
    later: fc.array(fc.nat(60 * DAY), { minLength: 1, maxLength: 3 }),
    timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/Havana'),
  });
  const all: FactNeeds = {
    events: (['track', 'page'] as const).map((type) => ({ type, name: null, since: null })),
    properties: null,
    context: true,
    identifiers: true,
    traits: true,
    consent: true,
    overrides: true,
    entered: ['other'],
    catalogue: [],
  };

  it('has the members in the database and in columns that the definition says', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async ({ rules, other, people, now, timeZone }) => {
        const ids = await writeProfiles(platform.database, people);
        const moment = new Date(now);
        const everything = await readFacts(platform.database, ids, all, ranking);
        const answers = new ColumnAnswers(platform, new ColumnReader(50_000), 50_000);
        for (const events of [3, 2]) await buildStep(platform.database, events);
        const middle = ids.toSorted()[Math.floor(ids.length / 2)] ?? null;
        for (const rule of rules) {
          const resolved = resolveRule(rule, definitions(other), timeZone);
          const expected = judged(resolved, everything, moment);
          assert.deepEqual(await members(resolved, moment), expected, 'the database');
          assert.deepEqual(await inColumns(answers, resolved, moment), expected, 'in columns');
          const needed = needsOf([resolved], moment);
          const facts = await readFacts(platform.database, ids, needed, ranking);
          assert.deepEqual(judged(resolved, facts, moment), expected, 'with what is needed');
          const parts = [
            ...(await members(resolved, moment, { after: null, upTo: middle })),
            ...(await members(resolved, moment, { after: middle, upTo: null })),
          ];
          assert.deepEqual(parts.sort(), expected, 'part by part');
        }
      }),
      { numRuns: Number(process.env.CDP_TEST_RUNS ?? 60) },
    );
  });

  it('begins and ends at the very moment', async () => {
    const now = Date.parse('2026-10-25T12:00:00Z');
    const hour = { count: 1, unit: 'hours' };
    const within = { kind: 'last', ...hour };
    const step = { event: { type: 'track', name: 'A' } };
    const born = (operator: string) => ({
      kind: 'trait',
      path: 'city',
      test: { type: 'date', operator, duration: hour },
    });
    /** Rules, the moments of two events and of a trait in hours from now, and whether they hold. */
    const edges: [object, number[], boolean][] = [
      [{ kind: 'did', ...step, within }, [-1, -9], false],
      [{ kind: 'did', ...step, within }, [-1 + MILLISECOND, -9], true],
      [{ kind: 'did', ...step }, [0, 9], true],
      [{ kind: 'did', ...step }, [MILLISECOND, 9], false],
      [{ kind: 'sequence', steps: [step, { ...step, after: hour }] }, [-3, -2], true],
      [
        { kind: 'sequence', steps: [step, { ...step, after: hour }] },
        [-3, -2 + MILLISECOND],
        false,
      ],
      [{ kind: 'sequence', steps: [step, step] }, [-2, -2], true],
      [
        { kind: 'did', ...step, within: { kind: 'since', ...step, which: 'first' } },
        [-2, -2],
        true,
      ],
      [
        { kind: 'did', ...step, within: { kind: 'since', ...step, which: 'last' } },
        [-2, -2],
        false,
      ],
      [{ kind: 'did', ...step, within: { kind: 'entered', audience: 'other' } }, [-1, -2], false],
      [
        { kind: 'did', ...step, within: { kind: 'entered', audience: 'other' } },
        [-1 + MILLISECOND, -2],
        true,
      ],
      [born('within-last'), [0], true],
      [born('within-last'), [MILLISECOND], false],
      [born('within-last'), [-1], false],
      [born('within-last'), [-1 + MILLISECOND], true],
      [born('within-next'), [0], false],
      [born('within-next'), [MILLISECOND], true],
      [born('within-next'), [1], true],
      [born('within-next'), [1 + MILLISECOND], false],
    ];
    for (const [input, hours, expected] of edges) {
      const rule = ruleSchema.parse(input);
      const moments = hours.map((one) => Math.round(now + one * HOUR));
      const city = { value: new Date(moments[0] ?? now).toISOString(), source: 'crm', at: 1 };
      const events = moments.map((timestamp) => ({
        type: 'track' as const,
        name: 'A',
        source: 'shop',
        timestamp,
        properties: {},
        context: {},
      }));
      const person = {
        type: 'email',
        value: 'a',
        seen: true,
        words: {},
        override: null,
        // The clock was set back between the two.
        entered: [now, now - HOUR],
      };
      const ids = await writeProfiles(platform.database, [
        [{ ...person, traits: { city }, events }],
      ]);
      const resolved = resolveRule(rule, definitions(ANYONE), 'Europe/Berlin');
      const facts = await readFacts(platform.database, ids, all, ranking);
      const names = expected ? ids : [];
      const what = `${JSON.stringify(input)} ${hours}`;
      assert.deepEqual(judged(resolved, facts, new Date(now)), names, what);
      assert.deepEqual(await members(resolved, new Date(now)), names, what);
      const answers = new ColumnAnswers(platform, new ColumnReader(50_000), 50_000);
      await buildStep(platform.database, 1);
      assert.deepEqual(await inColumns(answers, resolved, new Date(now)), names, what);
    }
  });

  it('stays as it is until the moment that is told', async () => {
    await fc.assert(
      fc.asyncProperty(drawn, async ({ rules, other, people, now, later, timeZone }) => {
        const ids = await writeProfiles(platform.database, people);
        const moment = new Date(now);
        for (const rule of rules) {
          const resolved = resolveRule(rule, definitions(other), timeZone);
          const needs = needsOf([resolved], moment);
          const facts = await readFacts(platform.database, ids, needs, ranking);
          for (const one of facts.values()) {
            const at = (time: number) =>
              judge(resolved, one, { now: new Date(time), catalogueValue });
            const { holds, changesAt } = at(now);
            assert.ok(changesAt === null || changesAt > now);
            const end = changesAt === null ? now + 800 * DAY : changesAt - 1;
            const between = later.map((more) => now + more).filter((time) => time < end);
            for (const time of [...between, end]) {
              assert.equal(at(time).holds, holds, new Date(time).toISOString());
            }
          }
        }
      }),
      { numRuns: Number(process.env.CDP_TEST_RUNS ?? 100) },
    );
  });
});
