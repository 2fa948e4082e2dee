import { type RawBuilder, sql } from 'kysely';
import { type Condition, type CountTest, durationLength } from 'strapi-cdp-config';
import { isScalar } from '../../profiles/index.ts';
import { calendarOf } from '../rules/calendar.ts';
import { passesCount } from '../rules/happened.ts';
import { stretchOf } from '../rules/window.ts';
import {
  anchoredEvents,
  type Compilation,
  enteredEvents,
  eventsIn,
  MILLISECONDS,
  meantEvents,
  PLACE,
} from './events-sql.ts';
import { decidedBy, type Leaf } from './leaf.ts';
import { isMeant } from './selection-sql.ts';
import { textValue, valuesAtPath } from './value-test-sql.ts';

type ConditionOf<Kind extends Condition['kind']> = Extract<Condition, { kind: Kind }>;

/** They did something so many times. */
export function countLeaf(
  { event, count, within }: ConditionOf<'did'>,
  compilation: Compilation,
): Leaf {
  return decidedBy(
    testCount(count),
    passesCount(count, 0),
    (condition) => sql`
      select i.profile_id from ${meantEvents(event, within, compilation)}
      group by i.profile_id having ${condition}
    `,
  );
}

/** They did something not once. */
export function neverLeaf(condition: ConditionOf<'did-not'>, compilation: Compilation): Leaf {
  const count: CountTest = { operator: 'exactly', value: 0, upTo: null };
  return countLeaf({ ...condition, kind: 'did', count }, compilation);
}

function testCount({ operator, value, upTo }: CountTest): RawBuilder<unknown> {
  if (operator === 'between') return sql`count(*) between ${value} and ${upTo}`;
  return sql`count(*) ${COUNT_SIGNS[operator]} ${value}`;
}

const COUNT_SIGNS = {
  exactly: sql`=`,
  not: sql`<>`,
  'at-least': sql`>=`,
  'at-most': sql`<=`,
};

/** The first of all events is in the window. */
export function firstTimeLeaf(
  { event, within }: ConditionOf<'first-time'>,
  compilation: Compilation,
): Leaf {
  if (within?.kind === 'since') {
    const meant = isMeant(event, compilation);
    return {
      ids: sql`
        select i.profile_id from ${anchoredEvents(within, meant, compilation)}
        where ${meant} group by i.profile_id having min(${PLACE}) > min(e.anchor)
      `,
      complement: false,
    };
  }
  if (within?.kind === 'entered') {
    return {
      ids: sql`
        select i.profile_id from ${enteredEvents(within, isMeant(event, compilation), compilation)}
        group by i.profile_id having min(e.timestamp) > min(entered.at)
      `,
      complement: false,
    };
  }
  const { from, to } = stretchOf(within, compilation.now, compilation.timeZone);
  return {
    ids: sql`
      select i.profile_id from ${meantEvents(event, null, compilation)}
      group by i.profile_id having true
        ${Number.isFinite(from) ? sql`and min(e.timestamp) >= ${new Date(from)}::timestamptz` : sql``}
        ${Number.isFinite(to) ? sql`and min(e.timestamp) < ${new Date(to)}::timestamptz` : sql``}
    `,
    complement: false,
  };
}

/** They did something on so many of the last days or weeks. */
export function regularlyLeaf(
  { event, unit, atLeast, of }: ConditionOf<'regularly'>,
  compilation: Compilation,
): Leaf {
  const { now, timeZone } = compilation;
  const starts = Array.from({ length: of }, (_, index) =>
    new Date(calendarOf(timeZone).startOf(now, unit, index + 1 - of)).toISOString(),
  );
  const inUnits = sql`(${isMeant(event, compilation)} and e.timestamp >= ${starts[0]}::timestamptz)`;
  return {
    ids: sql`
      select i.profile_id from ${eventsIn(null, inUnits, compilation)}
      group by i.profile_id
      having count(distinct width_bucket(e.timestamp, ${starts}::timestamptz[])) >= ${atLeast}
    `,
    complement: false,
  };
}

/**
 * They did one thing and later another. Events are read once, in their order; each knows the latest
 * event before it that completes the steps up to the one before its own.
 */
export function sequenceLeaf(
  { steps, same, within }: ConditionOf<'sequence'>,
  compilation: Compilation,
): Leaf {
  const matches = steps.map(({ event }) => isMeant(event, compilation));
  const flags = matches.map((match, step) => sql`${match} as ${column('matches', step)}`);
  const shared =
    same === null
      ? sql``
      : sql`cross join lateral (
          select distinct ${textValue(sql`found.value`)} as value
          from ${valuesAtPath(sql`e.properties`, same)} where ${isScalar(sql`found.value`)}
        ) as shared`;
  const isAny = sql`(${sql.join(matches, sql` or `)})`;
  const events = sql`
    select i.profile_id, ${same === null ? sql`''` : sql`shared.value`} as value,
      ${MILLISECONDS} as at, e.id, ${sql.join(flags)}
    from ${eventsIn(within, isAny, compilation, shared)}
  `;
  const reached = steps.reduce((query, { after }, step) => {
    const isReached = step === 0 ? sql`true` : reachedInTime(step, after && durationLength(after));
    return sql`
      select *, case when ${column('matches', step)} and ${isReached} then at end
        as ${column('reached', step)}
      from (${query}) as events
      window before as (
        partition by profile_id, value order by at, id
        rows between unbounded preceding and 1 preceding
      )
    `;
  }, events);
  return {
    ids: sql`
      select distinct profile_id from (${reached}) as chains
      where ${column('reached', steps.length - 1)} is not null
    `,
    complement: false,
  };
}

function reachedInTime(step: number, limit: number | null): RawBuilder<unknown> {
  const before = sql`max(${column('reached', step - 1)}) over before`;
  return limit === null ? sql`${before} is not null` : sql`at - ${before} <= ${limit}::bigint`;
}

function column(name: string, step: number): RawBuilder<unknown> {
  return sql.id(`${name}_${step}`);
}
