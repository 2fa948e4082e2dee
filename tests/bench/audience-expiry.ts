import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { createDatabase } from '../support/database.ts';
import type { Bench } from './support/bench.ts';
import { copyIn } from './support/copy-in.ts';
import { migrateDatabase, withClient } from './support/kept-database.ts';
import { load } from './support/load.ts';
import { EVENT_COLUMNS } from './support/shop/events.ts';
import { makePartitions } from './support/shop/load-shop.ts';
import { openStage, type Stage } from './support/stage.ts';
import { makeTraffic } from './support/traffic.ts';

/** Memberships that end, at full scale. */
const MEMBERS = 100_000;

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

/** Time from the making of members to the first end: they are computed, and ingest is measured. */
const LEAD = 90 * SECOND;
const BASELINE_SECONDS = 20;
const BETWEEN_LOOKS = 100;

const BATCH = 100;

/** Who did it within an hour: each leaves an hour after. */
const RECENT = {
  name: 'Recent',
  identifier: 'recent',
  rule: {
    kind: 'did' as const,
    event: { type: 'track' as const, name: 'Timed' },
    within: { kind: 'last' as const, count: 1, unit: 'hours' as const },
  },
};

/** 100,000 memberships that end within the measured time, a minute: how late, and what ingest makes of it. */
export const audienceExpiry: Bench = async ({ seconds, scale }, report) => {
  const members = Math.round(MEMBERS * scale);
  const database = await createDatabase();
  try {
    await migrateDatabase(database.url);
    const begin = Date.now() + LEAD;
    const dueAt = (place: number) => begin + (place / members) * seconds * SECOND;
    await makeMembers(database.url, members, dueAt);
    const stage = await openStage({
      database,
      configuration: { computedTraits: [], audiences: [RECENT] },
    });
    try {
      await untilMembers(stage, members);
      const before = await ingest(stage, BASELINE_SECONDS);
      if (Date.now() > begin)
        throw new Error('This machine is too slow: it ends before it begins.');
      await delay(begin - Date.now());
      const [lateness, during] = await Promise.all([
        worstLateness(stage, dueAt),
        ingest(stage, seconds),
      ]);
      report({
        bench: 'audience-expiry',
        case: 'seconds late, the last of all',
        ratio: lateness / SECOND,
        goal: '<= 5',
        figures: { members },
      });
      report({
        bench: 'audience-expiry',
        case: 'ingest meanwhile, against before',
        ratio: during / before,
        goal: '>= 0.8',
        figures: { events_per_s: during, before_events_per_s: before },
      });
    } finally {
      await stage.close();
    }
  } finally {
    await database.drop();
  }
};

const idOf = (place: number) => `01900000-0000-7000-8000-${place.toString(16).padStart(12, '0')}`;

/** People in the order in which they leave. */
async function makeMembers(
  url: string,
  members: number,
  dueAt: (place: number) => number,
): Promise<void> {
  const now = new Date().toISOString();
  const each = function* (row: (place: number) => string[]): Iterable<string> {
    for (let place = 0; place < members; place += 1) yield row(place).join('\t');
  };
  await withClient(url, async (client) => {
    await makePartitions(client, Date.now());
    await copyIn(
      client,
      'cdp.profiles (id, created_at, identifier_types, last_seen_hour)',
      each((place) => [idOf(place), now, '{anonymous_id}', now]),
    );
    await copyIn(
      client,
      'cdp.identifiers (id, type, value, profile_id, source, created_at, first_seen_at, last_seen_at)',
      each((place) => {
        const id = idOf(place);
        return [id, 'anonymous_id', `member-${place}`, id, 'bench', now, now, now];
      }),
    );
    await copyIn(
      client,
      `cdp.events (${EVENT_COLUMNS})`,
      each((place) => {
        const at = new Date(dueAt(place) - HOUR).toISOString();
        const identity = [idOf(place), at, `${-1 - place}`, `m${place}`];
        return [...identity, 'track', 'Timed', 'bench', at, '{}', '{}', '{}'];
      }),
    );
    await client.query('vacuum analyze');
  });
}

async function untilMembers({ pool }: Stage, members: number): Promise<void> {
  for (;;) {
    const { rows } = await pool.query(`
      select count(*)::int as members from cdp.memberships m
      join cdp.audience_rules r on r.id = m.rule_id and r.state = 'live'
    `);
    if (rows[0].members >= members) return;
    await delay(BETWEEN_LOOKS);
  }
}

/** Events a second that are acknowledged, as many as there can be. */
async function ingest({ connector, headers }: Stage, seconds: number): Promise<number> {
  const traffic = makeTraffic();
  const { requests } = await load(
    () => ({
      url: `${connector.url}/v1/batch`,
      method: 'POST',
      headers,
      body: traffic.batch(BATCH),
    }),
    { connections: 8, seconds, patient: true, warmUp: 0 },
  );
  return (requests * BATCH) / seconds;
}

/** Milliseconds that somebody was a member for too long, of all. */
async function worstLateness({ pool }: Stage, dueAt: (place: number) => number): Promise<number> {
  let worst = 0;
  for (;;) {
    const asked = performance.timeOrigin + performance.now();
    const { rows } = await pool.query(`
      select m.profile_id as first from cdp.memberships m
      where m.rule_id in (select id from cdp.audience_rules where state = 'live')
      order by m.profile_id limit 1
    `);
    const first = rows[0]?.first;
    if (first === undefined) return worst;
    worst = Math.max(worst, asked - dueAt(Number.parseInt(first.slice(-12), 16)));
    await delay(BETWEEN_LOOKS);
  }
}
