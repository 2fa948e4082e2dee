import {
  all,
  counted,
  did,
  didNot,
  ever,
  last,
  named,
  ordered,
  type Question,
  since,
  track,
  viewed,
  who,
} from './question.ts';

/** What was done after what, and how steadily. */
export const IN_TIME: Question[] = [
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
];
