import type { Stage } from './stage.ts';

/** Events that one statement adds. */
const AT_ONCE = 200_000;

/** Events of one person, about. */
const EVENTS_EACH = 50;

/**
 * Makes a past of many events, as if the traffic of `makeTraffic` had been processed for long: what a
 * shop has after years is there in minutes. The connector must have started: it makes the partitions.
 *
 * @returns how many people there are; those of `makeTraffic` of the same number
 */
export async function makeHistory({ pool }: Pick<Stage, 'pool'>, events: number): Promise<number> {
  const visitors = Math.ceil(events / EVENTS_EACH);
  for (const statement of PEOPLE) await pool.query(statement, [visitors]);
  for (let first = 0; first < events; first += AT_ONCE) {
    const last = Math.min(first + AT_ONCE, events) - 1;
    await pool.query(EVENTS, [first, last, visitors]);
    await pool.query(MESSAGE_IDS, [last - first + 1]);
  }
  await pool.query('vacuum analyze');
  return visitors;
}

const anonymousId = (n: string) => `lpad(to_hex(${n} * 2), 32, '0')::uuid`;
const userId = (n: string) => `lpad(to_hex(${n} * 2 + 1), 32, '0')::uuid`;

const everybody = 'generate_series(0, $1::int - 1) as n';

function isKnown(visitors: string): string {
  return `(n < ${visitors}::int * 0.7)`;
}

const PEOPLE = [
  `insert into cdp.profiles (id, created_at, identifier_types, last_seen_hour)
    select case when ${isKnown('$1')} then ${userId('n')} else ${anonymousId('n')} end, now(),
      case when ${isKnown('$1')} then '{anonymous_id,user_id}' else '{anonymous_id}' end::text[],
      date_trunc('hour', now(), 'UTC')
    from ${everybody}`,
  `insert into cdp.identifiers (id, type, value, profile_id, source, created_at, first_seen_at,
      last_seen_at, event_count)
    select id, type, value,
      case when ${isKnown('$1')} then ${userId('n')} else ${anonymousId('n')} end, 'bench', now(), now(),
      now(), ${EVENTS_EACH}
    from ${everybody} cross join lateral (values
      (${anonymousId('n')}, 'anonymous_id', 'anonymous-visitor-' || n, true),
      (${userId('n')}, 'user_id', 'customer-' || n, ${isKnown('$1')})
    ) as identifier (id, type, value, is_there)
    where is_there`,
  `insert into cdp.links (identifier_id, key, others, trusted, at)
    select ${userId('n')}, left(encode(sha256(convert_to(
        '[true,null,["user_id","customer-' || n || '"],["anonymous_id","anonymous-visitor-' || n || '"]]',
        'UTF8')), 'hex'), 32)::uuid,
      array[${anonymousId('n')}], true, '2000-01-01'
    from ${everybody} where ${isKnown('$1')}`,
  `insert into cdp.computed_state (identifier_id, computation_id, bucket, value, count, sum)
    select ${userId('n')}, c.id, '-infinity', '', 10, 100
    from ${everybody} cross join cdp.computations c
    where ${isKnown('$1')} and c.state = 'live' and c.computation #>> '{operand,catalogue}' is null`,
];

const EVENTS = `
  insert into cdp.events (identifier_id, timestamp, id, message_id, type, name, source, received_at,
    properties, context, envelope)
  select case when ${isKnown('$3')} then ${userId('n')} else ${anonymousId('n')} end,
    date_trunc('month', now(), 'UTC') + random() * (now() - date_trunc('month', now(), 'UTC')),
    -number, gen_random_uuid()::text, 'track', 'Product Viewed', 'bench', now(),
    jsonb_build_object('product_id', 'film-' || number % 3201, 'name', 'The long title of a film',
      'price', number % 2000, 'currency', 'USD', 'quantity', 1),
    jsonb_build_object('locale', 'en-GB', 'userAgent', repeat('Mozilla/5.0 ', 10),
      'page', jsonb_build_object('url', repeat('https://shop.example/', 6) || n)),
    '{}'
  from (
    select number, floor(power(random(), 2) * $3)::int as n
    from generate_series($1::bigint, $2::bigint) as number
  ) as event`;

/** Those that are remembered belong to the last days; all of them here, to have the worst. */
const MESSAGE_IDS = `
  insert into cdp.message_ids (digest, period)
  select gen_random_uuid(), 'epoch'::date + (extract(epoch from now())::bigint / 604800 * 7)::int
  from generate_series(1, $1::int)`;
