import { FILM } from './load-shop.ts';

/** A rule that shops ask, and the SQL that a good engineer would write for it. */
export type Question = {
  name: string;
  rule: object;
  /** Counts profiles; `$1` is the present. */
  sql: string;
};

const track = (name: string, where: object[] = []) => ({ type: 'track', name, where });
const viewed = (where: object[] = []) => track('Product Viewed', where);
const ordered = (where: object[] = []) => track('Order Completed', where);
const last = (count: number, unit: string) => ({ kind: 'last', count, unit });
const atLeast = (value: number) => ({ operator: 'at-least', value });
const over = (value: number) => ({ type: 'number', operator: 'more-than', value });
const is = (value: string) => ({ type: 'text', operator: 'is', values: [value] });
const property = (path: string, test: object) => ({ subject: 'property', path, test });
const all = (...rules: object[]) => ({ kind: 'all', rules });
const did = (event: object, within: object | null = null, times = 1) => ({
  kind: 'did',
  event,
  count: atLeast(times),
  within,
});
const didNot = (event: object, within: object | null = null) => ({
  kind: 'did-not',
  event,
  within,
});
const total = (name: string, within: object | null, test: object, property = 'total') => ({
  kind: 'computed',
  function: name,
  event: ordered(),
  operand: { property },
  within,
  test,
});
const inThriller = property('category', is('Thriller'));

/** Ids of profiles with events that are meant, once for each profile. */
const who = (where: string, having = 'true') => `
  select i.profile_id from cdp.events e join cdp.identifiers i on i.id = e.identifier_id
  where ${where} group by i.profile_id having ${having}`;
const named = (name: string) => `e.type = 'track' and e.name = '${name}'`;
const since = (interval: string) =>
  `e.timestamp > $1::timestamptz - interval '${interval}' and e.timestamp <= $1::timestamptz`;
const ever = 'e.timestamp <= $1::timestamptz';
const counted = (ids: string) => `select count(*)::int from (${ids}) as members`;
const money = `(e.properties ->> 'total')::numeric`;
const thriller = `e.properties ->> 'category' = 'Thriller'`;
const cityIs = (city: string) => `
  select i.profile_id from cdp.traits t join cdp.identifiers i on i.id = t.identifier_id
  where t.traits -> 'city' ->> 'value' = '${city}'`;
const everybody = 'select id as profile_id from cdp.profiles';

/** What its author would index, after a look at the questions. */
export const INDEXES: Record<string, string> = {
  plain_events: `cdp.events (name, type, timestamp) include (identifier_id)`,
  plain_identifiers: `cdp.identifiers (id) include (profile_id)`,
  plain_cities: `cdp.traits ((traits -> 'city' ->> 'value'))`,
  plain_birthdays: `cdp.traits ((substr(traits -> 'birthday' ->> 'value', 6)))`,
};

/** 24 of them, of all sorts. */
export const QUESTIONS: Question[] = [
  {
    name: 'viewed 3 films in 7 days',
    rule: did(viewed(), last(7, 'days'), 3),
    sql: counted(who(`${named('Product Viewed')} and ${since('7 days')}`, 'count(*) >= 3')),
  },
  {
    name: 'viewed 3 thrillers in 7 days',
    rule: did(viewed([inThriller]), last(7, 'days'), 3),
    sql: counted(
      who(`${named('Product Viewed')} and ${since('7 days')} and ${thriller}`, 'count(*) >= 3'),
    ),
  },
  {
    name: 'viewed 10 thrillers in 90 days',
    rule: did(viewed([inThriller]), last(90, 'days'), 10),
    sql: counted(
      who(`${named('Product Viewed')} and ${since('90 days')} and ${thriller}`, 'count(*) >= 10'),
    ),
  },
  {
    name: 'viewed 20 films ever',
    rule: did(viewed(), null, 20),
    sql: counted(who(`${named('Product Viewed')} and ${ever}`, 'count(*) >= 20')),
  },
  {
    name: 'did not buy in 30 days',
    rule: didNot(ordered(), last(30, 'days')),
    sql: counted(
      `${everybody} except ${who(`${named('Order Completed')} and ${since('30 days')}`)}`,
    ),
  },
  {
    name: 'bought in 30 days',
    rule: did(ordered(), last(30, 'days')),
    sql: counted(who(`${named('Order Completed')} and ${since('30 days')}`)),
  },
  {
    name: 'bought 3 times ever',
    rule: did(ordered(), null, 3),
    sql: counted(who(`${named('Order Completed')} and ${ever}`, 'count(*) >= 3')),
  },
  {
    name: 'lapsed: bought, not in 90 days',
    rule: all(did(ordered()), didNot(ordered(), last(90, 'days'))),
    sql: counted(
      who(
        `${named('Order Completed')} and ${ever}`,
        `max(e.timestamp) <= $1::timestamptz - interval '90 days'`,
      ),
    ),
  },
  {
    name: 'first purchase in 7 days',
    rule: { kind: 'first-time', event: ordered(), within: last(7, 'days') },
    sql: counted(
      who(
        `${named('Order Completed')} and ${ever}`,
        `min(e.timestamp) > $1::timestamptz - interval '7 days'`,
      ),
    ),
  },
  {
    name: 'spent over 200 in all',
    rule: total('sum', null, over(200)),
    sql: counted(who(`${named('Order Completed')} and ${ever}`, `sum(${money}) > 200`)),
  },
  {
    name: 'spent over 100 in 90 days',
    rule: total('sum', last(90, 'days'), over(100)),
    sql: counted(who(`${named('Order Completed')} and ${since('90 days')}`, `sum(${money}) > 100`)),
  },
  {
    name: 'average order over 40',
    rule: total('average', null, over(40)),
    sql: counted(who(`${named('Order Completed')} and ${ever}`, `avg(${money}) > 40`)),
  },
  {
    name: 'an order over 60 in 90 days',
    rule: did(ordered([property('total', over(60))]), last(90, 'days')),
    sql: counted(who(`${named('Order Completed')} and ${since('90 days')} and ${money} > 60`)),
  },
  {
    name: 'bought one of three films in a year',
    rule: did(
      ordered([
        property('products[].product_id', {
          type: 'text',
          operator: 'one-of',
          values: ['film-42', 'film-43', 'film-44'],
        }),
      ]),
      last(365, 'days'),
    ),
    sql: counted(
      who(`${named('Order Completed')} and ${since('365 days')} and exists (
        select from jsonb_array_elements(e.properties -> 'products') as product
        where product ->> 'product_id' in ('film-42', 'film-43', 'film-44'))`),
    ),
  },
  {
    name: 'viewed 3 westerns of the catalogue in 30 days',
    rule: did(
      viewed([
        {
          subject: 'catalogue',
          path: 'product_id',
          catalogue: { contentType: FILM, field: 'genre' },
          test: is('Western'),
        },
      ]),
      last(30, 'days'),
      3,
    ),
    sql: counted(
      who(
        `${named('Product Viewed')} and ${since('30 days')} and e.properties ->> 'product_id' in (
          select document_id from cdp.catalogue
          where content_type = '${FILM}' and fields ->> 'genre' = 'Western')`,
        'count(*) >= 3',
      ),
    ),
  },
  {
    name: 'came by the newsletter in 30 days',
    rule: did(
      {
        type: 'page',
        name: null,
        where: [{ subject: 'context', path: 'campaign.source', test: is('newsletter') }],
      },
      last(30, 'days'),
    ),
    sql: counted(
      who(
        `e.type = 'page' and ${since('30 days')} and e.context -> 'campaign' ->> 'source' = 'newsletter'`,
      ),
    ),
  },
  {
    name: 'abandoned basket of 3 days',
    rule: all(
      did(track('Product Added'), last(3, 'days')),
      didNot(ordered(), { kind: 'since', event: track('Product Added'), which: 'last' }),
    ),
    sql: counted(`
      with added as (
        select i.profile_id, max(e.timestamp) as at
        from cdp.events e join cdp.identifiers i on i.id = e.identifier_id
        where ${named('Product Added')} and ${since('3 days')} group by i.profile_id
      )
      select profile_id from added where not exists (
        select from cdp.identifiers i join cdp.events e on e.identifier_id = i.id
        where i.profile_id = added.profile_id and ${named('Order Completed')}
          and e.timestamp > added.at and ${ever}
      )`),
  },
  {
    name: 'viewed, added and bought within a day, in 30 days',
    rule: {
      kind: 'sequence',
      steps: [
        { event: viewed() },
        { event: track('Product Added'), after: { count: 1, unit: 'days' } },
        { event: ordered(), after: { count: 1, unit: 'days' } },
      ],
      within: last(30, 'days'),
    },
    sql: counted(`
      with steps as (
        select i.profile_id, e.name, e.timestamp
        from cdp.events e join cdp.identifiers i on i.id = e.identifier_id
        where e.type = 'track' and e.name in ('Product Viewed', 'Product Added', 'Order Completed')
          and ${since('30 days')}
      ), second as (
        select *, case when name = 'Product Added' and timestamp - max(timestamp)
          filter (where name = 'Product Viewed') over before <= interval '1 day'
          then timestamp end as added
        from steps window before as (partition by profile_id order by timestamp
          rows between unbounded preceding and 1 preceding)
      ), third as (
        select profile_id, name = 'Order Completed' and timestamp - max(added) over (
          partition by profile_id order by timestamp rows between unbounded preceding and 1 preceding
        ) <= interval '1 day' as bought from second
      )
      select distinct profile_id from third where bought`),
  },
  {
    name: 'visited on 3 of 7 days',
    rule: {
      kind: 'regularly',
      event: { type: 'page', name: null },
      unit: 'day',
      atLeast: 3,
      of: 7,
    },
    sql: counted(
      who(
        `e.type = 'page' and e.timestamp >= date_trunc('day', $1::timestamptz, 'UTC') - interval '6 days'
          and ${ever}`,
        `count(distinct date_trunc('day', e.timestamp, 'UTC')) >= 3`,
      ),
    ),
  },
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
