import { type Kysely, type RawBuilder, sql } from 'kysely';
import { windowSpan } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import { isNumeric, type NumberedComputation } from './state-sql.ts';
import { finish, type Totals, type Value } from './totals.ts';
import { isScalar, numberOf, scalarOf } from './values-sql.ts';

/** A value of a profile at a moment. */
export interface ReadValue {
  value: Value;
  /** When time alone changes it next; null when only an event can. */
  changesAt: Date | null;
}

/** What values are read from. */
export interface StateSource {
  /** Rows of `computed_state`: the table, or a query in brackets. */
  from: RawBuilder<unknown>;
  /** Whose values: a condition on identifiers, called `i`. */
  where: RawBuilder<unknown>;
}

/** The table that events are added to, for some profiles. */
export function keptState(profileIds: string[]): StateSource {
  return keptStateOf(sql`i.profile_id = any(${profileIds}::uuid[])`);
}

/** The table that events are added to. @param where a condition on identifiers, called `i` */
export function keptStateOf(where: RawBuilder<unknown>): StateSource {
  return { from: sql`cdp.computed_state`, where };
}

/**
 * Reads values of profiles, exact by the clock: what left a window since the last event counts no
 * more. A statement however many profiles and computations.
 *
 * @returns by profile, by number of the computation; nothing for one without any value
 */
export async function readValues(
  database: Kysely<Database>,
  computations: NumberedComputation[],
  source: StateSource,
  now: Date,
): Promise<Map<string, Map<number, ReadValue>>> {
  const values = new Map<string, Map<number, ReadValue>>();
  if (computations.length === 0) return values;
  const { rows } = await totals(computations, source, now).execute(database);
  const byId = new Map(computations.map(({ id, computation }) => [id, computation]));
  for (const row of rows) {
    const computation = byId.get(row.computationId);
    if (!computation) continue;
    const ofProfile = values.get(row.profileId) ?? new Map<number, ReadValue>();
    values.set(row.profileId, ofProfile);
    ofProfile.set(row.computationId, {
      value: finish(computation, row),
      changesAt:
        row.oldest === null || computation.window === null
          ? null
          : new Date(row.oldest.getTime() + windowSpan(computation.window).length),
    });
  }
  return values;
}

/** What the identifiers of a profile add up to for a computation. */
export interface TotalsRow extends Totals {
  profileId: string;
  computationId: number;
  /** The first stretch of time that counts; null without a window. */
  oldest: Date | null;
}

/** A query for the totals of profiles. Its text depends on nothing but the computations. */
export function totals(computations: NumberedComputation[], source: StateSource, now: Date) {
  const direct = computations.filter(({ computation }) => !computation.operand?.catalogue);
  const behind = computations.filter(({ computation }) => computation.operand?.catalogue);
  const directIds = direct.map(({ id }) => id);
  const parts = [
    sql`select * from together where computation_id = any(${directIds}::integer[])`,
    ...(behind.length > 0 ? [lookedUp(behind)] : []),
  ];
  return sql<TotalsRow>`
    with together as (${together(computations, source, now)}),
    valued (profile_id, computation_id, value, oldest, count, sum, low, high,
      first, first_value, last, last_value) as (${sql.join(parts, sql` union all `)})
    select profile_id as "profileId", computation_id as "computationId",
      nullif(min(oldest), '-infinity') as oldest,
      sum(count)::text as count, count(*)::text as "values",
      sum(sum)::text as sum, (sum(sum) / nullif(sum(count), 0))::text as average,
      min(low)::text as low, max(high)::text as high,
      (min(first))[1]::float8 as "firstAt", (max(last))[1]::float8 as "lastAt",
      (array_agg(first_value order by first, value))[1] as "firstValue",
      (array_agg(last_value order by last desc, value))[1] as "lastValue",
      (array_agg(value order by count desc, last desc, value))[1] as "mostFrequent"
    from valued group by profile_id, computation_id
  `;
}

/** Adds up what the identifiers of a profile have in the stretches of time that count. */
function together(
  computations: NumberedComputation[],
  { from, where }: StateSource,
  now: Date,
): RawBuilder<unknown> {
  const ids = computations.map(({ id }) => id);
  const starts = computations.map(({ computation: { window } }) =>
    window ? new Date(now.getTime() - windowSpan(window).length) : null,
  );
  return sql`
    select i.profile_id, s.computation_id, s.value, min(s.bucket) as oldest,
      sum(s.count) as count, sum(s.sum) as sum, min(s.low) as low, max(s.high) as high,
      min(s.first) as first, (array_agg(s.first_value order by s.first))[1] as first_value,
      max(s.last) as last, (array_agg(s.last_value order by s.last desc nulls last))[1] as last_value
    from cdp.identifiers i
    cross join lateral (
      -- The offset keeps the two apart: else a table without statistics is read whole for one profile.
      select * from ${from} kept where kept.identifier_id = i.id offset 0
    ) as s
    join unnest(${ids}::integer[], ${starts}::timestamptz[]) as asked (id, start)
      on asked.id = s.computation_id
    where ${where}
      and s.bucket <= ${now}::timestamptz and (asked.start is null or s.bucket > asked.start)
    group by i.profile_id, s.computation_id, s.value
  `;
}

/** Puts in the place of document ids what their catalogue entries have in a field now. */
function lookedUp(computations: NumberedComputation[]): RawBuilder<unknown> {
  const asked = computations.flatMap(({ id, computation: { function: name, operand } }) =>
    operand?.catalogue ? [{ id, ...operand.catalogue, numeric: isNumeric(name) }] : [],
  );
  const item = sql`item.value`;
  return sql`
    select t.profile_id, t.computation_id, ${scalarOf(item)}::text, min(t.oldest), sum(t.count),
      sum(t.count * ${numberOf(item)}), min(${numberOf(item)}), max(${numberOf(item)}),
      min(t.first), (array_agg(${scalarOf(item)} order by t.first))[1],
      max(t.last), (array_agg(${scalarOf(item)} order by t.last desc))[1]
    from together t
    join unnest(
      ${asked.map(({ id }) => id)}::integer[], ${asked.map(({ contentType }) => contentType)}::text[],
      ${asked.map(({ field }) => field)}::text[], ${asked.map(({ numeric }) => numeric)}::boolean[]
    ) as asked (id, content_type, field, is_numeric) on asked.id = t.computation_id
    cross join lateral (
      select c.fields -> asked.field as value from cdp.catalogue c
      where c.document_id = t.value and c.content_type = asked.content_type
        and c.fields ? asked.field
      order by c.status = 'published' desc, c.locale collate "C" limit 1
    ) as entry
    cross join lateral jsonb_path_query(entry.value, '$[*]') as item (value)
    where ${isScalar(item)} and (not asked.is_numeric or ${numberOf(item)} is not null)
    group by t.profile_id, t.computation_id, ${scalarOf(item)}::text
  `;
}
