import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import {
  type Computation,
  type ComputedTrait,
  computationSchema,
  computedFunctionSchema,
  needsOperand,
  type WindowUnit,
} from 'strapi-cdp-config';
import { startTestTracking, type TestTracking } from '../../tracking/testing.ts';
import { activeComputations } from './computations.ts';
import { computeStep, markFailed, tryAgain } from './compute.ts';
import { deleteOldState } from './expiry.ts';
import { previewValue } from './profile-values.ts';
import { readValues } from './read.ts';
import { syncComputations } from './sync.ts';
import { evaluate, type FindField, type RawEvent } from './testing.ts';
import { emptyValue } from './totals.ts';

const DAY = 24 * 60 * 60 * 1000;
const FILM = 'api::film.film';

const catalogue: Record<string, Record<string, unknown>> = {
  f1: { genre: 'Thriller', price: 9.99, tags: ['dark', 'new'] },
  f2: { genre: 'Comedy', price: '4.50', tags: ['new'] },
  f3: { genre: 'Thriller', tags: [] },
  f4: { price: 12 },
};
const findField: FindField = (contentType, documentId, field) =>
  contentType === FILM ? catalogue[documentId]?.[field] : undefined;

const trait = (identifier: string, computation: Computation): ComputedTrait => ({
  name: identifier,
  identifier,
  description: '',
  managedBy: 'editor',
  ...computation,
});

describe('computed traits', () => {
  let tracking: TestTracking;

  before(async () => {
    tracking = await startTestTracking();
    const rows = Object.entries(catalogue).map(([id, fields]) => ({ id, fields }));
    await sql`
      insert into cdp.catalogue
        (content_type, document_id, locale, status, kind, fields, updated_at, run_id)
      select ${FILM}, id, '', 'published', 'product', fields, now(), ${randomUUID()}::uuid
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as film (id text, fields jsonb)
    `.execute(tracking.platform.database);
  });
  after(() => tracking?.close());

  const database = () => tracking.platform.database;
  const sync = (traits: ComputedTrait[]) =>
    syncComputations(database(), traits, { now: new Date(), complete: true, retry: false });
  const step = async (ids: number[], size = { events: 60, identifiers: 40 }) => {
    const more = await Promise.all(ids.map((id) => computeStep(database(), id, new Date(), size)));
    return more.some(Boolean);
  };
  const finish = async (ids: number[]) => {
    while (await step(ids));
  };
  const compute = async (traits: ComputedTrait[]) => finish(await sync(traits));

  const profileOf = async (type: string, value: string) => {
    const { rows } = await sql<{ id: string }>`
      select profile_id as id from cdp.identifiers where type = ${type} and value = ${value}
    `.execute(database());
    return rows[0]?.id ?? assert.fail(`There is no ${value}.`);
  };
  const read = async (profileId: string, now = new Date()) => {
    const active = await activeComputations(database());
    const live = active.filter(({ state }) => state === 'live');
    const values = await readValues(database(), live, profileId, now);
    return Object.fromEntries(
      live.map(({ id, trait: key, computation }) => {
        const found = values.get(id);
        return [key, found ? found.value : emptyValue(computation)];
      }),
    );
  };
  const send = async (...batch: object[]) => {
    await tracking.sendBatch(batch);
    await tracking.process();
  };
  const bought = (userId: string, total: unknown, more: object = {}) => ({
    type: 'track',
    event: 'Order Completed',
    userId,
    properties: { total },
    ...more,
  });
  const orders = (more: object): Computation =>
    computationSchema.parse({ event: { type: 'track', name: 'Order Completed' }, ...more });
  const spent = orders({ function: 'sum', operand: { property: 'total' } });

  it('adds to the cent, counts a message once, and lets a customer be two devices', async () => {
    await compute([
      trait('spent', spent),
      trait('orders', orders({ function: 'count' })),
      trait('average', orders({ function: 'average', operand: { property: 'total' } })),
      trait('last', orders({ function: 'last' })),
    ]);
    const twice = bought('ada', 0.1, { messageId: 'twice' });
    await send(twice, bought('ada', '0.20'), bought('ada', 2500315.33), twice);
    await send({ ...bought('', 1), userId: null, anonymousId: 'ada-phone' });
    await send(twice, { type: 'identify', userId: 'ada', anonymousId: 'ada-phone', traits: {} });
    const { last, ...values } = await read(await profileOf('user_id', 'ada'));
    assert.deepEqual(values, { spent: 2500316.63, orders: 4, average: 625079.1575 });
    assert.ok(Date.now() - Date.parse(String(last)) < DAY);
  });

  it('computes again what was given up, once somebody asks for it', async () => {
    const [id = assert.fail('It is new.')] = await sync([
      trait('cheapest', orders({ function: 'min', operand: { property: 'total' } })),
    ]);
    await markFailed(database(), id, 'The disk was full.');
    assert.equal(await tryAgain(database(), 'another'), undefined);
    assert.equal(await tryAgain(database(), 'cheapest'), id);
    await finish([id]);
    const [found] = (await activeComputations(database())).filter((row) => row.id === id);
    assert.deepEqual([found?.state, found?.error], ['live', null]);
    assert.equal(await tryAgain(database(), 'cheapest'), undefined, 'it did not fail');
    await compute([]);
  });

  it('looks the catalogue up as it is now', async () => {
    const operand = { property: 'film', catalogue: { contentType: FILM, field: 'genre' } };
    await compute([trait('genre', orders({ function: 'most-frequent', operand }))]);
    const buy = (film: string) => bought('grace', 1, { properties: { film } });
    await send(buy('f1'), buy('f2'), buy('f2'), buy('f9'), buy('f9'), buy('f9'));
    const profile = await profileOf('user_id', 'grace');
    assert.deepEqual(await read(profile), { genre: 'Comedy' });
    const rename = (documentId: string, genre: string) =>
      sql`
        insert into cdp.catalogue
          (content_type, document_id, locale, status, kind, fields, updated_at, run_id)
        values (${FILM}, ${documentId}, '', 'published', 'product', ${{ genre }}, now(),
          ${randomUUID()}::uuid)
        on conflict (document_id, content_type, locale, status)
          do update set fields = catalogue.fields || excluded.fields
      `.execute(database());
    await rename('f2', 'Thriller');
    assert.deepEqual(await read(profile), { genre: 'Thriller' });
    await rename('f9', 'Western');
    assert.deepEqual(await read(profile), { genre: 'Western' }, 'the film came after its events');
    await rename('f2', 'Comedy');
  });

  it('answers with the old definition until the new one is whole, and forgets the old one', async () => {
    await compute([trait('value', spent)]);
    await send(bought('alan', 5), bought('alan', 6));
    const profile = await profileOf('user_id', 'alan');
    const counted = trait('value', orders({ function: 'count' }));
    const [id = 0] = await sync([counted]);
    assert.deepEqual(await read(profile), { value: 11 });
    await send(bought('alan', 7));
    assert.deepEqual(await read(profile), { value: 18 });
    assert.equal(await step([id], { events: 1, identifiers: 1 }), true, 'one after the other');
    await finish([id]);
    assert.deepEqual(await read(profile), { value: 3 });
    await deleteOldState(database(), new Date(), new AbortController().signal);
    const { rows } = await sql`
      select distinct computation_id as id from cdp.computed_state
    `.execute(database());
    assert.deepEqual(rows, [{ id }]);
    assert.deepEqual(
      await sync([{ ...counted, name: 'Purchases' }]),
      [],
      'a name computes nothing',
    );
    await sync([trait('value', spent)]);
    assert.deepEqual(await sync([counted]), [], 'nor does a change that was taken back');
    await sync([]);
    assert.deepEqual(await read(profile), {});
  });

  it('moves windows with the clock, and says when', async () => {
    const window = { count: 7, unit: 'days' as const };
    await compute([trait('week', orders({ function: 'count', window }))]);
    const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString();
    await send(bought('joan', 1, { timestamp: ago(5) }), bought('joan', 1, { timestamp: ago(1) }));
    const profile = await profileOf('user_id', 'joan');
    const [week] = await activeComputations(database());
    assert.ok(week);
    const at = async (now: Date) =>
      (await readValues(database(), [week], profile, now)).get(week.id);
    const now = await at(new Date());
    assert.equal(now?.value, 2);
    const flip = now?.changesAt?.getTime() ?? 0;
    assert.equal((await at(new Date(flip - 1)))?.value, 2);
    const next = await at(new Date(flip));
    assert.equal(next?.value, 1);
    assert.equal(await at(next?.changesAt ?? new Date()), undefined);
    await deleteOldState(database(), new Date(flip + 30 * DAY), new AbortController().signal);
    assert.equal(await at(new Date()), undefined, 'what expired long ago is deleted');
  });

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

  it('agrees with the definition: event by event, from scratch, and for one profile', async () => {
    let run = 0;
    const check = async (
      computations: Computation[],
      batches: Parameters<typeof send>[],
      defineAt: number,
      later: number,
    ) => {
      const live = computations.map((one, index) => trait(`live-${run}-${index}`, one));
      let ids: number[] = [];
      for (const [index, batch] of batches.entries()) {
        if (index === defineAt % batches.length) ids = await sync(live);
        await send(...batch);
        await step(ids, { events: 4, identifiers: 3 });
      }
      const bulk = computations.map((one, index) => trait(`bulk-${run}-${index}`, one));
      await finish([...ids, ...(await sync([...live, ...bulk]))]);
      for (const profileId of await profilesOf(run)) {
        const events = await eventsOf(profileId);
        for (const now of [Date.now(), Date.now() + later]) {
          const values = await read(profileId, new Date(now));
          for (const [index, one] of computations.entries()) {
            const expected = evaluate(one, events, findField, now);
            const preview = await previewValue(database(), profileId, one, new Date(now));
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
    `.execute(database());
    return rows.map(({ id }) => id);
  }

  async function eventsOf(profileId: string): Promise<RawEvent[]> {
    const { rows } = await sql<RawEvent>`
      select e.id::float8 as id, e.type, e.name, e.properties,
        (extract(epoch from e.timestamp) * 1000)::float8 as timestamp
      from cdp.events e join cdp.identifiers i on i.id = e.identifier_id
      where i.profile_id = ${profileId}
    `.execute(database());
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
