import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ruleSchema } from 'strapi-cdp-config';
import { createImportsBench, type ImportsBench } from '../imports/testing.ts';
import { traitRanking } from '../profiles/index.ts';
import { judge } from './rules/judge.ts';
import { needsOf } from './rules/needs.ts';
import { readFacts } from './rules/read-facts.ts';
import { resolveRule } from './rules/resolve.ts';
import { membersOf } from './sql/members-of.ts';

const path = resolve(import.meta.dirname, '../../../../shared/data/cdnow-purchases.txt');
const skip = existsSync(path) ? false : `there is no ${path}`;

/** The last day of the data is over. */
const NOW = new Date('1998-07-01T00:00:00Z');

/** A line of the file: `YYYYMMDD`, and cents. */
interface Purchase {
  day: string;
  cents: number;
}

const bought = { type: 'track', name: 'Order Completed' };
const money = {
  kind: 'computed',
  function: 'sum',
  event: bought,
  operand: { property: 'revenue' },
};
const over = (value: number) => ({ type: 'number', operator: 'more-than', value });
const sum = (purchases: Purchase[]) => purchases.reduce((total, { cents }) => total + cents, 0);

/** Rules, and what a spreadsheet would say of all purchases of one customer. */
const questions: Record<string, { rule: object; ask(purchases: Purchase[]): boolean }> = {
  'bought at least 3 times': {
    rule: { kind: 'did', event: bought, count: { operator: 'at-least', value: 3 } },
    ask: (purchases) => purchases.length >= 3,
  },
  'spent over 100 dollars in all': {
    rule: { ...money, test: over(100) },
    ask: (purchases) => sum(purchases) > 100_00,
  },
  'bought in the last 90 days of the data': {
    rule: { kind: 'did', event: bought, within: { kind: 'last', count: 90, unit: 'days' } },
    // From 2 April 1998, midnight, which is 90 days before the end and not later than that.
    ask: (purchases) => purchases.some(({ day }) => day > '19980402'),
  },
  'bought in the first quarter of 1997 and not since': {
    rule: {
      kind: 'all',
      rules: [
        {
          kind: 'did',
          event: bought,
          within: { kind: 'between', from: '1997-01-01', to: '1997-04-01' },
        },
        { kind: 'did-not', event: bought, within: { kind: 'after', moment: '1997-04-01' } },
      ],
    },
    ask: (purchases) => purchases.every(({ day }) => day < '19970401'),
  },
  'most of the money in one month': {
    rule: { ...money, peak: { unit: 'month', as: 'share' }, test: over(50) },
    ask: (purchases) => {
      const months = Map.groupBy(purchases, ({ day }) => day.slice(0, 6));
      return [...months.values()].some((month) => 2 * sum(month) > sum(purchases));
    },
  },
};

describe('audiences of the purchases of CDNOW', { skip }, () => {
  let bench: ImportsBench;
  let customers: Map<string, Purchase[]>;
  const names = new Map<string, string>();

  before(async () => {
    const [, ...lines] = readFileSync(path, 'latin1').trimEnd().split('\r\n');
    const rows = lines.map((line) => line.trim().split(/\s+/));
    customers = new Map(
      [...Map.groupBy(rows, ([id = '']) => id)].map(([id, own]) => [
        id,
        own.map(([, day = '', , dollars = '']) => ({
          day,
          cents: Number(dollars.replace('.', '')),
        })),
      ]),
    );
    bench = await createImportsBench();
    await bench.import(path);
    await bench.settle();
    const { rows: identifiers } = await bench.platform.pool.query<{ id: string; value: string }>(
      'select profile_id as id, value from cdp.identifiers',
    );
    for (const { id, value } of identifiers) names.set(id, value);
  });
  after(() => bench?.close());

  for (const [name, { rule, ask }] of Object.entries(questions)) {
    it(name, async (context) => {
      const { database } = bench.platform;
      const nothing = { audiences: [], segmentGroups: [], computedTraits: [] };
      const resolved = resolveRule(ruleSchema.parse(rule), nothing, 'UTC');
      const began = performance.now();
      const { rows } = await membersOf(resolved, { now: NOW, traitPriority: [] }).execute(database);
      const took = Math.round(performance.now() - began);
      const members = rows.map(({ profile_id }) => names.get(profile_id) ?? '').sort();
      const expected = [...customers].filter(([, purchases]) => ask(purchases)).map(([id]) => id);
      context.diagnostic(`${members.length} of ${customers.size} customers, in ${took} ms`);
      assert.ok(members.length > 0 && members.length < customers.size);
      assert.deepEqual(members, expected.sort());

      const some = [...names.keys()].sort().slice(0, 500);
      const ranking = traitRanking({ traitPriority: [] });
      const facts = await readFacts(database, some, needsOf([resolved], NOW), ranking);
      const world = { now: NOW, catalogueValue: () => undefined };
      const judged = [...facts].filter(([, one]) => judge(resolved, one, world).holds);
      const among = new Set(rows.map(({ profile_id }) => profile_id));
      assert.deepEqual(
        judged.map(([id]) => id).sort(),
        some.filter((id) => among.has(id)),
      );
    });
  }
});
