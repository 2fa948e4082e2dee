import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import {
  type Explanation,
  explanationSchema,
  knownForRulesSchema,
  knownValuesSchema,
  previewMembersSchema,
  previewSchema,
} from 'strapi-cdp-config';
import { HttpProblem } from '../../server/index.ts';
import { startTestTracking, type TestTracking } from '../../tracking/testing.ts';
import { askDatabase } from './reading.ts';

const FILM = 'api::film.film';
const MINUTE = 60_000;

/** What a reply may be. */
interface Refusal {
  error: { details: { path: string; message: string }[] };
}

describe('the preview of a rule', () => {
  let tracking: TestTracking;

  before(async () => {
    tracking = await startTestTracking();
    await sql`
      insert into cdp.catalogue
        (content_type, document_id, locale, status, kind, fields, updated_at, run_id)
      values (${FILM}, 'f1', '', 'published', 'product', '{"genre": "Thriller"}', now(),
        ${randomUUID()}::uuid)
    `.execute(tracking.platform.database);
    const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE).toISOString();
    const view = (userId: string, minutes: number, film: string) => ({
      type: 'track',
      event: 'Film Viewed',
      userId,
      anonymousId: `${userId}-phone`,
      timestamp: ago(minutes),
      properties: { film },
    });
    await tracking.sendBatch([
      { type: 'identify', userId: 'ada', traits: { city: 'Aarhus', tags: ['vip', 'new'] } },
      { type: 'identify', userId: 'bob', traits: { city: 'Aarhus', address: { zip: '8000' } } },
      view('ada', 50, 'f1'),
      view('ada', 10, 'f1'),
      view('bob', 10, 'f2'),
      { type: 'page', anonymousId: 'somebody', name: 'Home', properties: {} },
    ]);
    await tracking.process();
  });
  after(() => tracking?.close());

  const ask = async (path: string, body?: object) => {
    const reply = await tracking.manage(`/audiences/${path}`, body);
    return { status: reply.status, body: (await reply.json()) as Refusal };
  };
  const thriller = {
    kind: 'did',
    event: {
      type: 'track',
      name: 'Film Viewed',
      where: [
        {
          subject: 'catalogue',
          path: 'film',
          catalogue: { contentType: FILM, field: 'genre' },
          test: { type: 'text', operator: 'is', values: ['thriller'] },
        },
      ],
    },
    within: { kind: 'last', count: 1, unit: 'hours' },
  };
  const aarhus = {
    kind: 'trait',
    path: 'city',
    test: { type: 'text', operator: 'is', values: ['Aarhus'] },
  };
  const rule = { kind: 'all', rules: [aarhus, { kind: 'not', rule: thriller }] };

  it('counts, says who can be reached, and lists them page by page', async () => {
    const { body } = await ask('preview', { rule: aarhus });
    const { asOf, ...preview } = previewSchema.parse(body);
    assert.ok(Date.now() - Date.parse(asOf) < MINUTE);
    assert.deepEqual(preview, {
      count: 2,
      total: 3,
      reachable: [
        { type: 'anonymous_id', count: 2 },
        { type: 'user_id', count: 2 },
      ],
      overlap: [],
    });
    const page = async (after: string | null) =>
      previewMembersSchema.parse(
        (await ask('preview/members', { rule: aarhus, pageSize: 1, after })).body,
      );
    const first = await page(null);
    const second = await page(first.next);
    assert.equal(second.next, null);
    const labels = [...first.items, ...second.items].map(({ label }) => label);
    assert.deepEqual(labels.sort(), ['ada', 'bob']);
  });

  it('tells the overlap with other audiences, and not with the one that is edited', async () => {
    const { database } = tracking.platform;
    await sql`
      with vip as (
        insert into cdp.audience_rules (audience, version, resolved, state, created_at)
        values ('vip', 1, '{}', 'live', now()) returning id
      )
      insert into cdp.memberships (rule_id, profile_id, entered_at, cause)
      select vip.id, p.id, now(), 'rule' from vip, cdp.profiles p
    `.execute(database);
    const overlap = async (audience: string | null) =>
      previewSchema.parse((await ask('preview', { rule, audience })).body).overlap;
    assert.deepEqual(await overlap(null), [{ audience: 'vip', count: 1 }]);
    const change = (what: 'entered' | 'exited') =>
      sql`
        insert into cdp.membership_changes (audience, profile_id, change, at, cause, version)
        select 'vip', id, ${what}, now(), 'event', 1 from cdp.profiles
      `.execute(database);
    await change('exited');
    assert.deepEqual(await overlap(null), []);
    await change('entered');
    assert.deepEqual(await overlap(null), [{ audience: 'vip', count: 1 }]);
    assert.deepEqual(await overlap('vip'), []);
  });

  it('explains part by part, with the events that decide', async () => {
    const members = previewMembersSchema.parse(
      (await ask('preview/members', { rule: aarhus })).body,
    );
    const ada = members.items.find(({ label }) => label === 'ada');
    const { body } = await ask('explain', { rule, profileId: ada?.id });
    const explanation = explanationSchema.parse(body);
    assert.equal(explanation.holds, false);
    const [city, not] = explanation.parts as [Explanation, Explanation];
    assert.deepEqual([city.holds, city.value], [true, 'Aarhus']);
    const [viewed] = not.parts as [Explanation];
    assert.deepEqual([not.holds, viewed.holds, viewed.value], [false, true, 2]);
    assert.deepEqual(
      viewed.events.map(({ name, properties }) => [name, properties]),
      [
        ['Film Viewed', { film: 'f1' }],
        ['Film Viewed', { film: 'f1' }],
      ],
    );
    const newest = Date.parse(viewed.events[0]?.timestamp ?? '');
    assert.equal(Date.parse(viewed.changesAt ?? ''), newest + 60 * MINUTE);
    assert.equal((await ask('explain', { rule, profileId: randomUUID() })).status, 404);
  });

  it('knows what there is to ask about', async () => {
    const { traits, ...known } = knownForRulesSchema.parse((await ask('known')).body);
    assert.deepEqual(traits.slice(0, 1), [
      { path: 'city', profiles: 2, values: [{ value: 'Aarhus', count: 2 }] },
    ]);
    assert.deepEqual(traits.map(({ path }) => path).sort(), ['address.zip', 'city', 'tags']);
    assert.deepEqual(known, {
      identifierTypes: [
        { type: 'anonymous_id', count: 3 },
        { type: 'user_id', count: 2 },
      ],
      catalogueFields: [{ contentType: FILM, field: 'genre', values: ['Thriller'] }],
      consentCategories: [],
    });
    const values = await ask('known/values?type=track&name=Film%20Viewed&path=film');
    assert.deepEqual(knownValuesSchema.parse(values.body).items, [
      { value: 'f1', count: 2 },
      { value: 'f2', count: 1 },
    ]);
  });

  it('refuses what is no rule, or refers to nothing, and names it', async () => {
    const wrong = await ask('preview', { rule: { kind: 'did', event: { type: 'walk' } } });
    assert.equal(wrong.status, 400);
    assert.equal(wrong.body.error.details[0]?.path, 'rule.event.type');
    const missing = await ask('preview', { rule: { kind: 'audience', audience: 'gone' } });
    assert.equal(missing.status, 400);
    assert.deepEqual(missing.body.error.details, [
      { path: 'rule', message: 'There is no audience «gone».' },
    ]);
  });

  it('never writes, and gives up when the database takes too long', async () => {
    const { database } = tracking.platform;
    await assert.rejects(
      askDatabase(database, (transaction) => sql`delete from cdp.profiles`.execute(transaction)),
      /read-only/,
    );
    await assert.rejects(
      askDatabase(database, (transaction) => sql`select pg_sleep(20)`.execute(transaction), 50),
      (error: unknown) => error instanceof HttpProblem && error.code === 'too_slow',
    );
  });
});
