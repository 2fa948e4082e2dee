import {
  all,
  cityIs,
  counted,
  did,
  didNot,
  ever,
  inThriller,
  is,
  last,
  money,
  named,
  ordered,
  over,
  type Question,
  since,
  thriller,
  total,
  viewed,
  who,
} from './question.ts';

/** What sort of customer somebody is. */
export const OF_PROFILES: Question[] = [
  {
    name: 'favourite category of 90 days is thriller',
    rule: {
      kind: 'computed',
      function: 'most-frequent',
      event: viewed(),
      operand: { property: 'category' },
      within: last(90, 'days'),
      test: is('Thriller'),
    },
    sql: counted(`
      select profile_id from (
        select distinct on (profile_id) profile_id, category from (
          select i.profile_id, e.properties ->> 'category' as category, count(*) as times,
            max((e.timestamp, e.id)) as latest
          from cdp.events e join cdp.identifiers i on i.id = e.identifier_id
          where ${named('Product Viewed')} and ${since('90 days')} group by 1, 2
        ) as counted order by profile_id, times desc, latest desc
      ) as favourite where category = 'Thriller'`),
  },
  {
    name: '5 categories in 30 days',
    rule: {
      kind: 'computed',
      function: 'distinct',
      event: viewed(),
      operand: { property: 'category' },
      within: last(30, 'days'),
      test: { type: 'number', operator: 'at-least', value: 5 },
    },
    sql: counted(
      who(
        `${named('Product Viewed')} and ${since('30 days')}`,
        `count(distinct e.properties ->> 'category') >= 5`,
      ),
    ),
  },
  {
    name: 'buyers of a city in 90 days',
    rule: all(
      { kind: 'trait', path: 'city', test: is('Aarhus') },
      did(ordered(), last(90, 'days')),
    ),
    sql: counted(
      `${cityIs('Aarhus')} intersect ${who(`${named('Order Completed')} and ${since('90 days')}`)}`,
    ),
  },
  {
    name: 'birthday in the next 7 days',
    rule: {
      kind: 'trait',
      path: 'birthday',
      test: { type: 'date', operator: 'anniversary', fromDay: 0, toDay: 7 },
    },
    sql: counted(`
      select distinct i.profile_id from cdp.traits t join cdp.identifiers i on i.id = t.identifier_id
      where substr(t.traits -> 'birthday' ->> 'value', 6) in (
        select to_char(($1::timestamptz at time zone 'UTC') + day * interval '1 day', 'MM-DD')
        from generate_series(0, 7) as day)`),
  },
  {
    name: 'viewed 3 thrillers, bought nothing lately, spent over 50',
    rule: all(
      did(viewed([inThriller]), last(7, 'days'), 3),
      didNot(ordered(), last(30, 'days')),
      total('sum', null, over(50)),
    ),
    sql: counted(`
      ${who(`${named('Product Viewed')} and ${since('7 days')} and ${thriller}`, 'count(*) >= 3')}
      intersect ${who(`${named('Order Completed')} and ${ever}`, `sum(${money}) > 50`)}
      except ${who(`${named('Order Completed')} and ${since('30 days')}`)}`),
  },
];
