import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { EventType } from 'strapi-cdp-config';
import { grantsOf, readConsents } from '../../consent/index.ts';
import type { Database } from '../../database/index.ts';
import { compareIdentifiers } from '../../identity/index.ts';
import { mergeTraits, type TraitRanking, type TraitSet, valuesOf } from '../../profiles/index.ts';
import { compareEvents } from './event-index.ts';
import type { FactEvent, Facts } from './facts.ts';
import type { EventNeed, FactNeeds } from './needs.ts';

/**
 * Reads what rules must know of profiles, by the ids that they have now: a few statements, however
 * many profiles. What no rule needs is left out.
 *
 * @returns by profile; nothing for one that is not there, or that was only mentioned
 */
export async function readFacts(
  database: Kysely<Database>,
  profileIds: string[],
  needs: FactNeeds,
  ranking: TraitRanking,
): Promise<Map<string, Facts>> {
  const facts = await readWithoutEvents(database, profileIds, needs, ranking);
  await readEvents(database, facts, needs);
  return facts;
}

/** Reads what rules must know of profiles but for their events: these are null. */
export async function readWithoutEvents(
  database: Kysely<Database>,
  profileIds: string[],
  needs: Omit<FactNeeds, 'events' | 'properties' | 'context'>,
  ranking: TraitRanking,
): Promise<Map<string, Facts>> {
  if (profileIds.length === 0) return new Map();
  const seen = await readSeen(database, profileIds, needs);
  const consents = needs.consent ? await readConsents(database, profileIds) : new Map();
  const overrides = needs.overrides ? await readOverrides(database, profileIds) : new Map();
  const entered = await readEntered(database, profileIds, needs.entered);
  return new Map(
    seen.map(({ profileId, identifiers, traits }) => [
      profileId,
      {
        identifiers: (identifiers ?? []).sort(compareIdentifiers),
        traits: valuesOf(mergeTraits(ranking, ...(traits ?? []))),
        consent: grantsOf(consents.get(profileId) ?? {}),
        segmentOverrides: overrides.get(profileId) ?? {},
        entered: entered.get(profileId) ?? {},
        events: null,
      },
    ]),
  );
}

/** A profile that was seen, with what it is called and what was said of it where that is needed. */
interface SeenRow {
  profileId: string;
  identifiers: Facts['identifiers'] | null;
  traits: TraitSet[] | null;
}

const NOTHING = sql`null::json`;
const TRAITS = sql`
  left join lateral (
    select traits from cdp.traits where identifier_id = i.id offset 0
  ) as t on true
`;

async function readSeen(
  database: Kysely<Database>,
  profileIds: string[],
  needs: Pick<FactNeeds, 'identifiers' | 'traits'>,
): Promise<SeenRow[]> {
  const identifiers = sql`
    json_agg(json_build_object('type', i.type, 'value', i.value)) filter (where i.is_seen)
  `;
  const traits = sql`json_agg(t.traits) filter (where t.traits is not null)`;
  // Here and below, the offsets have each looked up by itself: else tables are read whole for a few.
  const { rows } = await sql<SeenRow>`
    select asked.id as "profileId", ${needs.identifiers ? identifiers : NOTHING} as identifiers,
      ${needs.traits ? traits : NOTHING} as traits
    from unnest(${profileIds}::uuid[]) as asked (id)
    cross join lateral (
      select id, type, value, first_seen_at is not null as is_seen
      from cdp.identifiers where profile_id = asked.id offset 0
    ) as i
    ${needs.traits ? TRAITS : sql``}
    group by asked.id having bool_or(i.is_seen)
  `.execute(database);
  return rows;
}

/** Properties that are read one by one; all of them when more are needed: a function of PostgreSQL takes 100 values. */
const MOST_NAMES = 50;

/** An event as a list: objects would tell the names of what is in them with each. */
type EventList = [
  id: string,
  timestamp: number,
  type: EventType,
  name: string,
  source: string,
  context: Record<string, unknown>,
  ...properties: unknown[],
];

/**
 * Reads the events that rules must know of profiles.
 *
 * @param facts by profile; their events are set
 */
export async function readEvents(
  database: Kysely<Database>,
  facts: Map<string, Facts>,
  { events, properties: wanted, context }: Pick<FactNeeds, 'events' | 'properties' | 'context'>,
): Promise<void> {
  for (const one of facts.values()) one.events = [];
  if (events.length === 0 || facts.size === 0) return;
  const properties = wanted && wanted.length <= MOST_NAMES ? wanted : null;
  const read = [
    sql`e.id::text`,
    sql`floor(extract(epoch from e.timestamp) * 1000)::float8`,
    sql`e.type`,
    sql`e.name`,
    sql`e.source`,
    context ? sql`e.context` : sql`'{}'::jsonb`,
    ...(properties?.map((name) => sql`e.properties -> ${name}::text`) ?? [sql`e.properties`]),
  ];
  const { rows } = await sql<{ profileId: string; events: EventList[] }>`
    select asked.id as "profileId", json_agg(json_build_array(${sql.join(read)})) as events
    from unnest(${[...facts.keys()]}::uuid[]) as asked (id)
    cross join lateral (
      select id from cdp.identifiers where profile_id = asked.id offset 0
    ) as i
    cross join lateral (
      select e.* from cdp.events e where e.identifier_id = i.id ${earliest(events)}
        and (${sql.join(events.map(isNeeded), sql` or `)})
      offset 0
    ) as e
    group by asked.id
  `.execute(database);
  for (const { profileId, events: lists } of rows) {
    const one = facts.get(profileId);
    if (one) one.events = lists.map((list) => toEvent(list, properties)).sort(compareEvents);
  }
}

/** For the planner: no partition that is older must be looked at. */
function earliest(needs: EventNeed[]): RawBuilder<unknown> {
  const times = needs.map(({ since }) => since);
  if (times.includes(null)) return sql``;
  const since = Math.min(...times.filter((time) => time !== null));
  return sql`and e.timestamp >= ${new Date(since)}::timestamptz`;
}

function isNeeded({ type, name, since }: EventNeed): RawBuilder<unknown> {
  const named = name === null ? sql`` : sql`and e.name = ${name}`;
  const recent = since === null ? sql`` : sql`and e.timestamp >= ${new Date(since)}::timestamptz`;
  return sql`(e.type = ${type} ${named} ${recent})`;
}

/** @param names of the properties; null when all of them come as one */
function toEvent(
  [id, timestamp, type, name, source, context, ...values]: EventList,
  names: string[] | null,
): FactEvent {
  const properties =
    names === null
      ? (values[0] as Record<string, unknown>)
      : // No rule tells a property that is null from one that is not there.
        Object.fromEntries(names.map((one, index) => [one, values[index] ?? null]));
  return { id: BigInt(id), timestamp, type, name, source, context, properties };
}

/** What was last said of each segment; in case of doubt that they are out. */
async function readOverrides(
  database: Kysely<Database>,
  profileIds: string[],
): Promise<Map<string, Record<string, boolean>>> {
  const { rows } = await sql<{ profileId: string; segment: string; isIn: boolean }>`
    select distinct on (i.profile_id, o.segment_group, o.segment)
      i.profile_id as "profileId", o.segment_group || '/' || o.segment as segment, o.is_in as "isIn"
    from cdp.identifiers i join cdp.segment_overrides o on o.identifier_id = i.id
    where i.profile_id = any(${profileIds}::uuid[])
    order by i.profile_id, o.segment_group, o.segment, o.said_at desc, o.is_in
  `.execute(database);
  const groups = Map.groupBy(rows, ({ profileId }) => profileId);
  return new Map(
    [...groups].map(([profileId, said]) => [
      profileId,
      Object.fromEntries(said.map(({ segment, isIn }) => [segment, isIn])),
    ]),
  );
}

/** When profiles last entered audiences. What was merged into them entered as they. */
async function readEntered(
  database: Kysely<Database>,
  profileIds: string[],
  audiences: string[],
): Promise<Map<string, Facts['entered']>> {
  if (audiences.length === 0) return new Map();
  const { rows } = await sql<{ profileId: string; audience: string; at: number }>`
    select distinct on (i.profile_id, c.audience) i.profile_id as "profileId", c.audience,
      floor(extract(epoch from c.at) * 1000)::float8 as at
    from cdp.identifiers i join cdp.membership_changes c on c.profile_id = i.id
    where i.profile_id = any(${profileIds}::uuid[]) and c.audience = any(${audiences}::text[])
      and c.change = 'entered'
    order by i.profile_id, c.audience, c.sequence desc
  `.execute(database);
  const groups = Map.groupBy(rows, ({ profileId }) => profileId);
  return new Map(
    [...groups].map(([id, entries]) => [
      id,
      Object.fromEntries(entries.map(({ audience, at }) => [audience, at])),
    ]),
  );
}
