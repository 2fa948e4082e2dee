import { type Kysely, type RawBuilder, sql } from 'kysely';
import { grantsOf, readConsents } from '../../consent/index.ts';
import type { Database } from '../../database/index.ts';
import { type Identities, readIdentities, type TraitRanking } from '../../profiles/index.ts';
import type { FactEvent, Facts } from './facts.ts';
import type { EventNeed, FactNeeds } from './needs.ts';

/**
 * Reads what rules must know of profiles, by the ids that they have now: a few statements, however
 * many profiles.
 *
 * @returns by profile; nothing for one that is not there, or that was only mentioned
 */
export async function readFacts(
  database: Kysely<Database>,
  profileIds: string[],
  needs: FactNeeds,
  ranking: TraitRanking,
): Promise<Map<string, Facts>> {
  if (profileIds.length === 0) return new Map();
  const identities = await readIdentities(database, profileIds, ranking);
  const events = await readEvents(database, profileIds, needs);
  const consents = needs.consent ? await readConsents(database, profileIds) : new Map();
  const overrides = needs.overrides ? await readOverrides(database, profileIds) : new Map();
  const facts = new Map<string, Facts>();
  for (const [id, { seen, traits }] of identities) {
    if (seen.length === 0) continue;
    facts.set(id, {
      identifiers: seen.map(({ type, value }) => ({ type, value })),
      traits: valuesOf(traits),
      consent: grantsOf(consents.get(id) ?? {}),
      segmentOverrides: overrides.get(id) ?? {},
      events: events.get(id) ?? [],
    });
  }
  return facts;
}

function valuesOf(traits: Identities['traits']): Record<string, unknown> {
  return Object.fromEntries(Object.entries(traits).map(([name, { value }]) => [name, value]));
}

interface EventRow extends Omit<FactEvent, 'id'> {
  profileId: string;
  id: string;
}

async function readEvents(
  database: Kysely<Database>,
  profileIds: string[],
  { events, properties, context }: FactNeeds,
): Promise<Map<string, FactEvent[]>> {
  if (events.length === 0) return new Map();
  const { rows } = await sql<EventRow>`
    select asked.id as "profileId", e.id, e.type, e.name, e.source,
      floor(extract(epoch from e.timestamp) * 1000)::float8 as timestamp, e.properties, e.context
    from unnest(${profileIds}::uuid[]) as asked (id)
    -- The offsets have each looked up by itself: else tables are read whole for a few profiles.
    cross join lateral (
      select id from cdp.identifiers where profile_id = asked.id offset 0
    ) as i
    cross join lateral (
      select e.id, e.type, e.name, e.source, e.timestamp,
        ${properties ? sql`e.properties` : sql`'{}'::jsonb as properties`},
        ${context ? sql`e.context` : sql`'{}'::jsonb as context`}
      from cdp.events e where e.identifier_id = i.id ${earliest(events)}
        and (${sql.join(events.map(isNeeded), sql` or `)})
      offset 0
    ) as e
    order by e.timestamp, e.id
  `.execute(database);
  const groups = Map.groupBy(rows, ({ profileId }) => profileId);
  return new Map([...groups].map(([profileId, group]) => [profileId, group.map(toEvent)]));
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

function toEvent({ profileId: _profileId, id, ...event }: EventRow): FactEvent {
  return { id: BigInt(id), ...event };
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
