import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { type Computation, computationSchema } from 'strapi-cdp-config';
import { activeComputations } from './computations.ts';
import { markFailed, tryAgain } from './compute.ts';
import { deleteOldState } from './expiry.ts';
import { readValues } from './read.ts';
import { type ComputedStage, DAY, FILM, startComputedStage, trait } from './testing-stage.ts';

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

describe('computed traits', () => {
  let stage: ComputedStage;

  before(async () => {
    stage = await startComputedStage();
  });
  after(() => stage?.close());

  it('adds to the cent, counts a message once, and lets a customer be two devices', async () => {
    await stage.compute([
      trait('spent', spent),
      trait('orders', orders({ function: 'count' })),
      trait('average', orders({ function: 'average', operand: { property: 'total' } })),
      trait('last', orders({ function: 'last' })),
    ]);
    const twice = bought('ada', 0.1, { messageId: 'twice' });
    await stage.send(twice, bought('ada', '0.20'), bought('ada', 2500315.33), twice);
    await stage.send({ ...bought('', 1), userId: null, anonymousId: 'ada-phone' });
    await stage.send(twice, {
      type: 'identify',
      userId: 'ada',
      anonymousId: 'ada-phone',
      traits: {},
    });
    const { last, ...values } = await stage.read(await stage.profileOf('user_id', 'ada'));
    assert.deepEqual(values, { spent: 2500316.63, orders: 4, average: 625079.1575 });
    assert.ok(Date.now() - Date.parse(String(last)) < DAY);
  });

  it('computes again what was given up, once somebody asks for it', async () => {
    const [id = assert.fail('It is new.')] = await stage.sync([
      trait('cheapest', orders({ function: 'min', operand: { property: 'total' } })),
    ]);
    await markFailed(stage.database, id, 'The disk was full.');
    assert.equal(await tryAgain(stage.database, 'another'), undefined);
    assert.equal(await tryAgain(stage.database, 'cheapest'), id);
    await stage.finish([id]);
    const [found] = (await activeComputations(stage.database)).filter((row) => row.id === id);
    assert.deepEqual([found?.state, found?.error], ['live', null]);
    assert.equal(await tryAgain(stage.database, 'cheapest'), undefined, 'it did not fail');
    await stage.compute([]);
  });

  it('looks the catalogue up as it is now', async () => {
    const operand = { property: 'film', catalogue: { contentType: FILM, field: 'genre' } };
    await stage.compute([trait('genre', orders({ function: 'most-frequent', operand }))]);
    const buy = (film: string) => bought('grace', 1, { properties: { film } });
    await stage.send(buy('f1'), buy('f2'), buy('f2'), buy('f9'), buy('f9'), buy('f9'));
    const profile = await stage.profileOf('user_id', 'grace');
    assert.deepEqual(await stage.read(profile), { genre: 'Comedy' });
    const rename = (documentId: string, genre: string) =>
      sql`
        insert into cdp.catalogue
          (content_type, document_id, locale, status, kind, fields, updated_at, run_id)
        values (${FILM}, ${documentId}, '', 'published', 'product', ${{ genre }}, now(),
          ${randomUUID()}::uuid)
        on conflict (document_id, content_type, locale, status)
          do update set fields = catalogue.fields || excluded.fields
      `.execute(stage.database);
    await rename('f2', 'Thriller');
    assert.deepEqual(await stage.read(profile), { genre: 'Thriller' });
    await rename('f9', 'Western');
    assert.deepEqual(
      await stage.read(profile),
      { genre: 'Western' },
      'the film came after its events',
    );
    await rename('f2', 'Comedy');
  });

  it('answers with the old definition until the new one is whole, and forgets the old one', async () => {
    await stage.compute([trait('value', spent)]);
    await stage.send(bought('alan', 5), bought('alan', 6));
    const profile = await stage.profileOf('user_id', 'alan');
    const counted = trait('value', orders({ function: 'count' }));
    const [id = 0] = await stage.sync([counted]);
    assert.deepEqual(await stage.read(profile), { value: 11 });
    await stage.send(bought('alan', 7));
    assert.deepEqual(await stage.read(profile), { value: 18 });
    assert.equal(
      await stage.step([id], { events: 1, identifiers: 1 }),
      true,
      'one after the other',
    );
    await stage.finish([id]);
    assert.deepEqual(await stage.read(profile), { value: 3 });
    await deleteOldState(stage.database, new Date(), new AbortController().signal);
    const { rows } = await sql`
      select distinct computation_id as id from cdp.computed_state
    `.execute(stage.database);
    assert.deepEqual(rows, [{ id }]);
    assert.deepEqual(
      await stage.sync([{ ...counted, name: 'Purchases' }]),
      [],
      'a name computes nothing',
    );
    await stage.sync([trait('value', spent)]);
    assert.deepEqual(await stage.sync([counted]), [], 'nor does a change that was taken back');
    await stage.sync([]);
    assert.deepEqual(await stage.read(profile), {});
  });

  it('moves windows with the clock, and says when', async () => {
    const window = { count: 7, unit: 'days' as const };
    await stage.compute([trait('week', orders({ function: 'count', window }))]);
    const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString();
    await stage.send(
      bought('joan', 1, { timestamp: ago(5) }),
      bought('joan', 1, { timestamp: ago(1) }),
    );
    const profile = await stage.profileOf('user_id', 'joan');
    const [week] = await activeComputations(stage.database);
    assert.ok(week);
    const at = async (now: Date) =>
      (await readValues(stage.database, [week], profile, now)).get(week.id);
    const now = await at(new Date());
    assert.equal(now?.value, 2);
    const flip = now?.changesAt?.getTime() ?? 0;
    assert.equal((await at(new Date(flip - 1)))?.value, 2);
    const next = await at(new Date(flip));
    assert.equal(next?.value, 1);
    assert.equal(await at(next?.changesAt ?? new Date()), undefined);
    await deleteOldState(stage.database, new Date(flip + 30 * DAY), new AbortController().signal);
    assert.equal(await at(new Date()), undefined, 'what expired long ago is deleted');
  });
});
