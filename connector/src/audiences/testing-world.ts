import { createHash, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../database/index.ts';
import { type DOCUMENTS, FILM, jsonValue, properties } from './testing-values.ts';

const HOUR = 60 * 60_000;

/** Moments around which things happen: clocks are turned, months end. */
const TURN = Date.parse('2026-10-25T01:00:00Z');

/** Half hours, so that limits and windows end where events are. */
const near = fc.integer({ min: -10, max: 10 }).map((halves) => TURN + (halves * HOUR) / 2);

export const clock = fc.oneof(
  { weight: 2, arbitrary: near },
  fc
    .oneof(fc.integer({ min: -48, max: 48 }), fc.integer({ min: -24 * 30, max: 24 * 60 }))
    .chain((hours) => fc.nat(HOUR).map((more) => TURN + hours * HOUR + more)),
);

const timestamp = fc.oneof(
  { weight: 4, arbitrary: near },
  clock,
  fc.integer({ min: -72, max: 72 }).map((hours) => TURN + hours * HOUR),
  fc.integer({ min: -24 * 400, max: 24 * 30 }).map((hours) => TURN + hours * HOUR),
);
const event = fc.record({
  type: fc.constantFrom('track', 'track', 'track', 'page'),
  name: fc.constantFrom('A', 'A', 'B'),
  source: fc.constantFrom('shop', 'till'),
  timestamp,
  properties,
  context: fc.record({ n: jsonValue, tag: jsonValue }, { requiredKeys: [] }),
});
const trait = fc.record({
  value: fc.oneof(jsonValue, fc.constantFrom('A', 'b', 'ab')),
  source: fc.constantFrom('shop', 'till', 'crm'),
  at: fc.constantFrom(1, 2),
});
const word = fc.record({
  granted: fc.boolean(),
  at: fc.constantFrom(1, 2),
  source: fc.constantFrom('shop', 'till'),
  by: fc.constantFrom('person', 'signal'),
});
const identifier = fc.record({
  type: fc.constantFrom('user_id', 'email', 'anonymous_id'),
  value: fc.constantFrom('a', 'ab', 'A@b.c', 'true', '5'),
  seen: fc.boolean(),
  traits: fc.record({ city: trait, tags: trait, gone: trait }, { requiredKeys: [] }),
  words: fc.record({ Ads: word, '*': word }, { requiredKeys: [] }),
  override: fc.option(fc.record({ isIn: fc.boolean(), saidAt: fc.constantFrom(1, 2) }), {
    freq: 2,
  }),
  entered: fc.array(near, { maxLength: 2 }),
  events: fc.array(event, { maxLength: 6 }),
});

/** An identifier with all that hangs on it. */
export interface DrawnIdentifier {
  type: string;
  value: string;
  /** Whether it was more than mentioned. */
  seen: boolean;
  traits: object;
  words: object;
  override: { isIn: boolean; saidAt: number } | null;
  /** When it entered the audience «other», as it was noted. */
  entered: number[];
  events: {
    type: string;
    name: string;
    source: string;
    timestamp: number;
    properties: object;
    context: object;
  }[];
}

/** Profiles: each a list of identifiers. */
export const profiles: fc.Arbitrary<DrawnIdentifier[][]> = fc.array(
  fc.array(identifier, { minLength: 1, maxLength: 3 }),
  { minLength: 1, maxLength: 4 },
);

const CATALOGUE: Record<(typeof DOCUMENTS)[number], object> = {
  f1: { genre: 'A', price: 5, tags: ['a', 'ab'] },
  f2: { genre: 'Straße', price: '1.5', tags: ['A', null] },
  f3: { genre: null, price: 0.1, tags: [] },
  f4: { price: 1e21 },
  f5: { genre: ['a', 5] },
};

/** Fills the catalogue, in which a draft and another locale say something else. */
export async function writeCatalogue(database: Kysely<Database>): Promise<void> {
  const rows = Object.entries(CATALOGUE).flatMap(([id, fields]) => [
    { id, fields, locale: 'de', status: 'published' },
    { id, fields: { genre: 'draft', price: 99 }, locale: 'da', status: 'draft' },
    { id, fields: { genre: 'later' }, locale: 'en', status: 'published' },
  ]);
  await sql`
    insert into cdp.catalogue
      (content_type, document_id, locale, status, kind, fields, updated_at, run_id)
    select ${FILM}, id, locale, status, 'product', fields, now(), ${randomUUID()}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as film (id text, fields jsonb, locale text, status text)
  `.execute(database);
}

/** Ids in the order of their numbers. */
const idOf = (number: number) =>
  createHash('md5')
    .update(String(number))
    .digest('hex')
    .replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');

/** Puts profiles in the place of all that there are. @returns their ids */
export async function writeProfiles(
  database: Kysely<Database>,
  drawn: DrawnIdentifier[][],
): Promise<string[]> {
  let number = 0;
  const rows = drawn.flatMap((identifiers) => {
    const profileId = idOf(number);
    return identifiers.map((one) => ({ ...one, id: idOf(number++), profileId }));
  });
  const events = rows.flatMap(({ id, events: list }) =>
    list.map((one) => ({ ...one, at: new Date(one.timestamp), identifierId: id })),
  );
  await sql`truncate cdp.profiles, cdp.identifiers, cdp.traits, cdp.trait_words, cdp.consents,
    cdp.segment_overrides, cdp.membership_changes, cdp.events, cdp.event_kinds, cdp.event_chunks, cdp.event_columns,
    cdp.event_columns_progress`.execute(database);
  await sql`
    insert into cdp.identifiers
      (id, type, value, profile_id, source, created_at, first_seen_at, last_seen_at)
    select id, type, value || number, "profileId", 'shop', now(),
      case when seen then now() end, case when seen then now() end
    from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as (id uuid, type text, value text, "profileId" uuid, seen boolean))
      with ordinality as row (id, type, value, "profileId", seen, number)
  `.execute(database);
  await sql`
    insert into cdp.profiles (id, created_at, identifier_types, last_seen_hour)
    select profile_id, now(),
      coalesce(array_agg(distinct type) filter (where first_seen_at is not null), '{}'), now()
    from cdp.identifiers group by profile_id
  `.execute(database);
  await sql`
    insert into cdp.traits select id, traits
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (id uuid, traits jsonb)
  `.execute(database);
  await sql`
    insert into cdp.consents select id, words, '[]'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (id uuid, words jsonb)
  `.execute(database);
  await sql`
    insert into cdp.segment_overrides
    select id, 'g', 's', (override -> 'isIn')::boolean, 'test', 'test',
      to_timestamp((override ->> 'saidAt')::integer)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (id uuid, override jsonb)
    where override <> 'null'
  `.execute(database);
  await sql`
    insert into cdp.membership_changes (audience, profile_id, change, at, cause, version)
    select audience, id, change, to_timestamp(at.at::float8 / 1000), 'event', 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (id uuid, entered jsonb),
      jsonb_array_elements_text(entered) with ordinality as at (at, place),
      (values ('other', 'entered'), ('other', 'exited'), ('another', 'entered'))
        as said (audience, change)
    order by place
  `.execute(database);
  await sql`
    insert into cdp.events (identifier_id, timestamp, id, message_id, type, name, source,
      received_at, properties, context, envelope)
    select "identifierId", at, number, number::text, type, name, source, at, properties, context, '{}'
    from rows from (jsonb_to_recordset(${JSON.stringify(events)}::jsonb)
      as ("identifierId" uuid, at timestamptz, type text, name text, source text,
        properties jsonb, context jsonb))
      with ordinality as row ("identifierId", at, type, name, source, properties, context, number)
  `.execute(database);
  return [...new Set(rows.map(({ profileId }) => profileId))];
}
