import { type RawBuilder, sql } from 'kysely';
import { isNumberFunction, type Peak, type ValueTest } from 'strapi-cdp-config';
import { isScalar, jsonPath, numberOf } from '../../profiles/index.ts';
import { ZERO } from '../../shared/decimal.ts';
import type { Aggregation } from '../rules/aggregation.ts';
import { testNumber as passesNumber, testValues } from '../rules/value-test.ts';
import { type Compilation, meantEvents, PLACE } from './events-sql.ts';
import { constantLeaf, decidedBy, type Leaf } from './leaf.ts';
import { entryValues } from './selection-sql.ts';
import { testFound, testNumber } from './value-test-sql.ts';

/** What their events add up to. */
export function computedLeaf(aggregation: Aggregation, compilation: Compilation): Leaf {
  const { function: name, test } = aggregation;
  if (!isNumberFunction(name)) return valueLeaf(aggregation, compilation);
  // No other test can be asked of a number; those hold as they do where there is no value.
  if (test.type !== 'number' && test.type !== 'presence') {
    return constantLeaf(testValues(test, 'any', [], compilation).holds);
  }
  return numberLeaf(aggregation, test, compilation);
}

/** Functions whose value is 0 for whom nothing counts of. */
const FROM_ZERO: readonly Aggregation['function'][] = ['count', 'distinct', 'sum'];

function numberLeaf(
  aggregation: Aggregation,
  test: Extract<ValueTest, { type: 'number' | 'presence' }>,
  compilation: Compilation,
): Leaf {
  const { peak } = aggregation;
  const { number, divisor } = peak ? peakColumns(peak) : numberColumns(aggregation);
  const isFromZero = FROM_ZERO.includes(aggregation.function) && peak?.as !== 'share';
  const holdsForNothing =
    test.type === 'presence'
      ? isFromZero === (test.operator === 'is-set')
      : isFromZero && passesNumber(test, ZERO);
  const passes =
    test.type === 'presence'
      ? sql`(${number} is not null) = ${test.operator === 'is-set'}`
      : testNumber(test, number, divisor);
  return decidedBy(passes, holdsForNothing, (condition) =>
    peak
      ? sql`
            select units.profile_id from (${unitsOf(aggregation, peak, compilation)}) as units
            group by units.profile_id having ${condition}
          `
      : sql`
            select i.profile_id from ${valuedEvents(aggregation, compilation)}
            group by i.profile_id having ${condition}
          `,
  );
}

/** What each unit of the calendar has, by the clocks of the time zone. */
function unitsOf(
  aggregation: Aggregation,
  { unit }: Peak,
  compilation: Compilation,
): RawBuilder<unknown> {
  return sql`
    select i.profile_id, ${numberColumns(aggregation).number} as amount
    from ${valuedEvents(aggregation, compilation)}
    group by i.profile_id,
      date_trunc(${sql.lit(unit)}, e.timestamp at time zone ${sql.lit(compilation.timeZone)})
  `;
}

/** The share of nothing is null, as is one of less than nothing. */
function peakColumns({ as }: Peak): { number: RawBuilder<unknown>; divisor: RawBuilder<unknown> } {
  const most = sql`max(units.amount)`;
  if (as === 'amount') return { number: most, divisor: sql`1` };
  const all = sql`sum(units.amount)`;
  return { number: sql`(case when ${all} > 0 then 100 * ${most} end)`, divisor: all };
}

/** What a value is called among the joined tables. */
function itemOf({ operand }: Aggregation): RawBuilder<unknown> {
  return operand?.catalogue ? sql`entry.value` : sql`item.value`;
}

function numberColumns(aggregation: Aggregation): {
  number: RawBuilder<unknown>;
  divisor: RawBuilder<unknown>;
} {
  const item = itemOf(aggregation);
  const whole = (number: RawBuilder<unknown>) => ({ number, divisor: sql`1` });
  switch (aggregation.function) {
    case 'distinct':
      return whole(sql`count(distinct ${item})`);
    case 'sum':
      return whole(sql`coalesce(sum(${numberOf(item)}), 0)`);
    case 'average':
      return { number: sql`sum(${numberOf(item)})`, divisor: sql`count(${numberOf(item)})` };
    case 'min':
      return whole(sql`min(${numberOf(item)})`);
    case 'max':
      return whole(sql`max(${numberOf(item)})`);
    default:
      return whole(sql`count(*)`);
  }
}

/** Events that count, one row a value: `item.place` is its place in a list. */
function valuedEvents(
  { event, operand, within }: Aggregation,
  compilation: Compilation,
): RawBuilder<unknown> {
  if (!operand) return meantEvents(event, within, compilation);
  const { catalogue } = operand;
  const behind = catalogue
    ? sql`join lateral ${entryValues(catalogue, sql`item.value #>> '{}'`)}
        on ${isScalar(sql`entry.value`)}`
    : sql``;
  const items = sql`
    join lateral jsonb_path_query(e.properties, ${jsonPath(operand.property)})
      with ordinality as item (value, place) on ${isScalar(sql`item.value`)}
    ${behind}
  `;
  return meantEvents(event, within, compilation, items);
}

/** The first, last or most frequent value, as JSON. */
function valueLeaf(aggregation: Aggregation, compilation: Compilation): Leaf {
  const { test } = aggregation;
  const found = sql`(select result.value where result.value is not null) as found (value)`;
  return decidedBy(
    testFound(test, 'any', found, compilation),
    testValues(test, 'any', [], compilation).holds,
    (condition) => sql`
      select result.profile_id from (${resultsOf(aggregation, compilation)}) as result
      where ${condition}
    `,
  );
}

function resultsOf(aggregation: Aggregation, compilation: Compilation): RawBuilder<unknown> {
  const { function: name, operand } = aggregation;
  const events = valuedEvents(aggregation, compilation);
  const direction = name === 'first' ? sql`asc` : sql`desc`;
  if (!operand) {
    const moment = name === 'first' ? sql`min(e.timestamp)` : sql`max(e.timestamp)`;
    return sql`
      select i.profile_id, to_jsonb(to_char(${moment} at time zone 'UTC',
        'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as value
      from ${events} group by i.profile_id
    `;
  }
  const item = itemOf(aggregation);
  const place = sql`(${PLACE} || item.place)`;
  if (name !== 'most-frequent') {
    return sql`
      select i.profile_id,
        (array_agg(${item} order by ${place} ${direction}, ${item}::text collate "C"))[1] as value
      from ${events} group by i.profile_id
    `;
  }
  return sql`
    select distinct on (profile_id) profile_id, value
    from (
      select i.profile_id, ${item} as value, count(*) as times, max(${place}) as last
      from ${events} group by i.profile_id, ${item}
    ) as frequency
    order by profile_id, times desc, last desc, value::text collate "C"
  `;
}
