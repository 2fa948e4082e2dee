import { FILM } from '../load-shop.ts';
import {
  all,
  counted,
  did,
  didNot,
  ever,
  everybody,
  inThriller,
  is,
  last,
  money,
  named,
  ordered,
  over,
  property,
  type Question,
  since,
  thriller,
  total,
  viewed,
  who,
} from './question.ts';

/** How often something was done, and how much of it. */
export const COUNTED: Question[] = [
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
];
