import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import {
  type Computation,
  computationSchema,
  computedFunctionSchema,
  needsOperand,
  type WindowUnit,
} from 'strapi-cdp-config';
import { previewValue } from './profile-values.ts';
import { evaluate, type FindField, type RawEvent } from './testing.ts';
import {
  type ComputedStage,
  catalogue,
  DAY,
  FILM,
  startComputedStage,
  trait,
} from './testing-stage.ts';

const findField: FindField = (contentType, documentId, field) =>
  contentType === FILM ? catalogue[documentId]?.[field] : undefined;

const number = fc.integer({ min: -900, max: 900 }).map((cents) => cents / 100);
const value = fc.oneof(
  number,
  number.map((one) => one.toFixed(2)),
  fc.constantFrom('a', 'b', '', true, false, null, 7, '7', { deep: 1 }),
);
const item = fc.record(
  { price: value, sku: value, film: fc.constantFrom('f1', 'f2', 'f3', 'f4', 'f5') },
  { requiredKeys: [] },
);
const properties = fc.record(
  { n: value, tag: value, items: fc.oneof(fc.array(item, { maxLength: 3 }), item) },
  { requiredKeys: [] },
);
const event = fc.record({
  user: fc.constantFrom('u1', 'u2', null),
  device: fc.constantFrom('a1', 'a2', 'a3'),
  name: fc.constantFrom('A', 'B'),
  kind: fc.constantFrom('track', 'track', 'track', 'page'),
  age: fc.oneof(fc.integer({ min: 0, max: 120_000 }), fc.integer({ min: 0, max: 60 * DAY })),
  repeat: fc.boolean(),
  properties,
});
const path = fc.constantFrom('n', 'tag', 'items[].price', 'items.sku', 'items[]', 'items[].film');
const operand = fc.oneof(
  path.map((property) => ({ property, catalogue: null })),
  fc.constantFrom('genre', 'price', 'tags', 'none').map((field) => ({
    property: 'items[].film',
    catalogue: { contentType: FILM, field },
  })),
);
const condition = fc.record({ property: path }).chain(({ property }) =>
  fc.oneof(
    fc.constantFrom('is', 'is-not').map((operator) => ({
      property,
      operator,
      values: ['a', '7', 'true', 'f1'],
    })),
    fc.constantFrom('exists', 'missing').map((operator) => ({ property, operator, values: [] })),
    fc
      .tuple(fc.constantFrom('more-than', 'at-least', 'less-than', 'at-most'), number)
      .map(([operator, limit]) => ({ property, operator, values: [String(limit)] })),
  ),
);
const computation = fc
  .record({
    function: fc.constantFrom(...computedFunctionSchema.options),
    event: fc.constantFrom(
      { type: 'track', name: 'A' },
      { type: 'track', name: null },
      { type: 'page', name: 'B' },
    ),
    where: fc.array(condition, { maxLength: 2 }),
    operand: fc.option(operand),
    window: fc.option(
      fc.record({
        count: fc.integer({ min: 1, max: 20 }),
        unit: fc.constantFrom<WindowUnit>('minutes', 'hours', 'days', 'weeks', 'months'),
      }),
    ),
  })
  .filter((one) => one.operand !== null || !needsOperand(one.function))
  .map((one) => computationSchema.parse(one));

describe('computed traits', () => {
  let stage: ComputedStage;

  before(async () => {
    stage = await startComputedStage();
  });
  after(() => stage?.close());

  it('agrees with the definition: event by event, from scratch, and for one profile', async () => {
    let run = 0;
    const check = async (
      computations: Computation[],
      batches: object[][],
      defineAt: number,
      later: number,
    ) => {
      const live = computations.map((one, index) => trait(`live-${run}-${index}`, one));
      let ids: number[] = [];
      for (const [index, batch] of batches.entries()) {
        if (index === defineAt % batches.length) ids = await stage.sync(live);
        await stage.send(...batch);
        await stage.step(ids, { events: 4, identifiers: 3 });
      }
      const bulk = computations.map((one, index) => trait(`bulk-${run}-${index}`, one));
      await stage.finish([...ids, ...(await stage.sync([...live, ...bulk]))]);
      for (const profileId of await profilesOf(run)) {
        const events = await eventsOf(profileId);
        for (const now of [Date.now(), Date.now() + later]) {
          const values = await stage.read(profileId, new Date(now));
          for (const [index, one] of computations.entries()) {
            const expected = evaluate(one, events, findField, now);
            const preview = await previewValue(stage.database, profileId, one, new Date(now));
            assertSame(values[`live-${run}-${index}`], expected, 'incremental');
            assertSame(values[`bulk-${run}-${index}`], expected, 'bulk');
            assertSame(preview, expected, 'preview');
          }
        }
      }
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(computation, { minLength: 1, maxLength: 8 }),
        fc.array(fc.array(event, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 }),
        fc.nat(3),
        fc.integer({ min: 0, max: 40 * DAY }),
        async (computations, batches, defineAt, later) => {
          run += 1;
          const messages = batches.map((batch) => batch.flatMap((one) => messagesOf(one, run)));
          await check(computations, messages, defineAt, later);
        },
      ),
      { numRuns: 40 },
    );
  });

  type Drawn = typeof event extends fc.Arbitrary<infer One> ? One : never;

  function messagesOf(drawn: Drawn, run: number): object[] {
    const { user, device, name, kind, age, repeat, properties: said } = drawn;
    const message = {
      type: kind,
      [kind === 'page' ? 'name' : 'event']: name,
      messageId: randomUUID(),
      anonymousId: `${run}-${device}`,
      ...(user && { userId: `${run}-${user}` }),
      timestamp: new Date(Date.now() - age).toISOString(),
      properties: said,
    };
    return repeat ? [message, message] : [message];
  }

  async function profilesOf(run: number): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`
      select distinct profile_id as id from cdp.identifiers where value like ${`${run}-%`}
    `.execute(stage.database);
    return rows.map(({ id }) => id);
  }

  async function eventsOf(profileId: string): Promise<RawEvent[]> {
    const { rows } = await sql<RawEvent>`
      select e.id::float8 as id, e.type, e.name, e.properties,
        (extract(epoch from e.timestamp) * 1000)::float8 as timestamp
      from cdp.events e join cdp.identifiers i on i.id = e.identifier_id
      where i.profile_id = ${profileId}
    `.execute(stage.database);
    return rows;
  }

  function assertSame(actual: unknown, expected: unknown, what: string): void {
    if (typeof actual === 'number' && typeof expected === 'number') {
      assert.ok(Math.abs(actual - expected) < 1e-9, `${what}: ${actual} is not ${expected}`);
      return;
    }
    assert.equal(actual, expected, what);
  }
});
