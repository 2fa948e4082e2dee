import { type RawBuilder, sql } from 'kysely';
import { type Computation, windowSpan } from 'strapi-cdp-config';
import { fulfils, isScalar, jsonPath, numberOf, scalarOf, textOf } from './values-sql.ts';

/** A computation by its number. */
export interface NumberedComputation {
  id: number;
  computation: Computation;
}

/** Where events are read from: `identifier_id, timestamp, id, type, name, properties`. */
export interface EventSource {
  /** A table or a query in brackets. */
  from: RawBuilder<unknown>;
  /** A condition on the events, called `e`. */
  where: RawBuilder<unknown>;
}

/** What the functions need to be told of the values of a computation. */
interface Needs {
  /** Values are told apart, and counted for each. */
  apart: boolean;
  number: boolean;
  first: boolean;
  last: boolean;
}

/**
 * What is kept of a computation. Of values behind the catalogue everything is kept for each entry:
 * which value an entry stands for is looked up when somebody asks, so that an edit of the catalogue
 * holds for the past too, and an event may arrive before the product that it is about.
 */
function needsOf({ function: name, operand }: Computation): Needs {
  const isCatalogue = operand?.catalogue != null;
  return {
    apart: isCatalogue || name === 'distinct' || name === 'most-frequent',
    number: !isCatalogue && isNumeric(name),
    first: isCatalogue || name === 'first',
    last: isCatalogue || name === 'last' || name === 'most-frequent',
  };
}

/** Whether a function is about numbers. */
export function isNumeric(name: Computation['function']): boolean {
  return name === 'sum' || name === 'average' || name === 'min' || name === 'max';
}

/** The columns of `computed_state`, in the order of {@link stateOf}. */
export const STATE_COLUMNS = sql.raw(
  'identifier_id, computation_id, bucket, value, count, sum, low, high, ' +
    'first, first_value, last, last_value',
);

/** A query for what events say to a computation: rows of `computed_state`, each key once. */
export function stateOf(
  computation: NumberedComputation,
  source: EventSource,
): RawBuilder<unknown> {
  return sql`
    select identifier_id, computation_id, bucket, value, count(*) as count,
      sum(number) as sum, min(number) as low, max(number) as high,
      min(first) as first,
      (array_agg(scalar order by first) filter (where first is not null and scalar is not null))[1]
        as first_value,
      max(last) as last,
      (array_agg(scalar order by last desc) filter (where last is not null and scalar is not null))[1]
        as last_value
    from (${partsOf(computation, source)}) as part
    group by identifier_id, computation_id, bucket, value
  `;
}

/** One row a value that counts. */
function partsOf(
  { id, computation }: NumberedComputation,
  { from, where }: EventSource,
): RawBuilder<unknown> {
  const needs = needsOf(computation);
  const { event, operand, window } = computation;
  const item = sql`item.value`;
  const place = sql`array[(extract(epoch from e.timestamp) * 1000)::bigint, e.id,
    ${operand ? sql`item.place` : sql`0`}]`;
  const conditions = [
    where,
    sql`e.type = ${event.type}`,
    ...(event.name === null ? [] : [sql`e.name = ${event.name}`]),
    ...computation.where.map((condition) => fulfils(sql`e.properties`, condition)),
    ...(operand ? [isScalar(item)] : []),
    ...(needs.number ? [sql`${numberOf(item)} is not null`] : []),
  ];
  const keepsScalar = operand !== null && !needs.apart && (needs.first || needs.last);
  return sql`
    select e.identifier_id, ${id}::integer as computation_id,
      ${window ? bucketOf(windowSpan(window).resolution) : sql`'-infinity'::timestamptz`} as bucket,
      ${needs.apart ? keyOf(computation, item) : sql`''`} as value,
      ${needs.number ? numberOf(item) : sql`null::numeric`} as number,
      ${needs.first ? place : sql`null::bigint[]`} as first,
      ${needs.last ? place : sql`null::bigint[]`} as last,
      ${keepsScalar ? scalarOf(item) : sql`null::jsonb`} as scalar
    from ${from} as e
    ${
      operand
        ? sql`cross join lateral jsonb_path_query(e.properties, ${jsonPath(operand.property)})
            with ordinality as item (value, place)`
        : sql``
    }
    where ${sql.join(conditions, sql` and `)}
  `;
}

/** @param resolution milliseconds */
function bucketOf(resolution: number): RawBuilder<unknown> {
  const stretch = sql`${sql.lit(`${resolution} milliseconds`)}::interval`;
  return sql`date_bin(${stretch}, e.timestamp, '1970-01-01 00:00+00'::timestamptz)`;
}

function keyOf({ operand }: Computation, item: RawBuilder<unknown>): RawBuilder<unknown> {
  return operand?.catalogue ? textOf(item) : sql`${scalarOf(item)}::text`;
}

/** Adds rows to the state. @param rows a query with {@link STATE_COLUMNS}, each key once */
export function addToState(rows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    insert into cdp.computed_state as known (${STATE_COLUMNS}) ${rows}
    on conflict (identifier_id, computation_id, bucket, value) do update set
      count = known.count + excluded.count,
      sum = known.sum + excluded.sum,
      low = least(known.low, excluded.low),
      high = greatest(known.high, excluded.high),
      first = least(known.first, excluded.first),
      first_value = case when excluded.first < known.first
        then excluded.first_value else known.first_value end,
      last = greatest(known.last, excluded.last),
      last_value = case when excluded.last > known.last
        then excluded.last_value else known.last_value end
  `;
}
