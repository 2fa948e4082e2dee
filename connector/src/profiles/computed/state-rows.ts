import { type RawBuilder, sql } from 'kysely';
import type { NumberedComputation } from './state-sql.ts';

/** Where a value is in time: milliseconds, number of its event, position in a list of the event. */
export type Place = [number, number, number];

/** A row of `computed_state`, as JSON brings it. */
export interface StateRow {
  computationId: number;
  /** Beginning of its stretch of time, in milliseconds; null without a window. */
  bucket: number | null;
  value: string;
  count: number;
  /** Exact. */
  sum: string | null;
  low: number | null;
  high: number | null;
  first: Place | null;
  firstValue: unknown;
  last: Place | null;
  lastValue: unknown;
  /** What the catalogue entry of that value has in the field that is asked for; null without one. */
  entry?: unknown;
}

/**
 * The state of an identifier as one JSON value, for a query of profiles: null without any. It is
 * added up by `totalOf`, since PostgreSQL takes three times as long for that of a few rows.
 *
 * @param computations whose catalogue entries are looked up; rows of others may be among the rows
 * @param from rows of `computed_state`: the table, or a query in brackets
 * @param identifier the id of an identifier
 */
export function stateRowsOf(
  computations: NumberedComputation[],
  from: RawBuilder<unknown>,
  identifier: RawBuilder<unknown>,
): RawBuilder<StateRow[] | null> {
  return sql`(
    select json_agg(row) from (
      select s.computation_id as "computationId",
        (extract(epoch from nullif(s.bucket, '-infinity')) * 1000)::bigint as bucket,
        s.value, s.count, s.sum::text as sum, s.low, s.high,
        s.first, s.first_value as "firstValue", s.last, s.last_value as "lastValue",
        ${entryOf(computations)} as entry
      from ${from} as s where s.identifier_id = ${identifier}
    ) as row
  )`;
}

function entryOf(computations: NumberedComputation[]): RawBuilder<unknown> {
  const cases = computations.flatMap(({ id, computation: { operand } }) =>
    operand?.catalogue ? [sql`when ${id}::integer then ${entryField(operand.catalogue)}`] : [],
  );
  if (cases.length === 0) return sql`null::jsonb`;
  return sql`case s.computation_id ${sql.join(cases, sql` `)} end`;
}

/** What is published counts before a draft. */
function entryField({ contentType, field }: { contentType: string; field: string }) {
  return sql`(
    select c.fields -> ${field}::text from cdp.catalogue c
    where c.document_id = s.value and c.content_type = ${contentType} and c.fields ? ${field}::text
    order by c.status = 'published' desc, c.locale collate "C" limit 1
  )`;
}
