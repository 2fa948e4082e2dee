import { copyIn } from '../copy-in.ts';
import { withClient } from '../kept-database.ts';
import { CATEGORIES, categoryOf, EVENT_COLUMNS, FILMS, shopEvents } from './events.ts';
import { copyPeople } from './people.ts';

/** People and events at full scale. */
const PEOPLE = 1_000_000;
const EVENTS = 20_000_000;

/** Another number when other rows are made: what was kept is then made anew. */
const VERSION = 1;

/** Milliseconds after which the last days of what was kept are too long ago to be asked about. */
const FRESH = 36 * 60 * 60 * 1000;

/** The content type of the films in the catalogue. */
export const FILM = 'api::film.film';

/**
 * Fills a migrated database with a year of a shop, unless it is there and fresh.
 *
 * @returns how many people and events there are
 */
export async function loadShop(
  url: string,
  scale: number,
): Promise<{ people: number; events: number }> {
  const people = Math.round(PEOPLE * scale);
  const events = Math.round(EVENTS * scale);
  await withClient(url, async (client) => {
    await client.query(
      `create table if not exists public.shop (version int, loaded_at timestamptz)`,
    );
    const { rows } = await client.query('select version, loaded_at from public.shop');
    const [kept] = rows;
    if (kept?.version === VERSION && Date.now() - kept.loaded_at.getTime() < FRESH) return;
    await client.query('truncate public.shop');
    await empty(client);
    const now = Date.now();
    await makePartitions(client, now);
    await copyPeople(client, people, now);
    await copyIn(client, `cdp.events (${EVENT_COLUMNS})`, shopEvents({ people, events, now }));
    await client.query(CATALOGUE, [FILMS, FILM, CATEGORIES.map((_, film) => categoryOf(film))]);
    await client.query('vacuum analyze');
    await client.query('insert into public.shop values ($1, $2)', [VERSION, new Date(now)]);
  });
  return { people, events };
}

type Client = Parameters<Parameters<typeof withClient>[1]>[0];

async function empty(client: Client): Promise<void> {
  const { rows } = await client.query(`
    select string_agg(format('cdp.%I', relname), ', ') as names from pg_class
    where relnamespace = 'cdp'::regnamespace and relkind in ('r', 'p') and not relispartition
      and relname not in ('migrations', 'migrations_lock', 'privacy_key', 'audience_clock')
  `);
  await client.query(`truncate ${rows[0].names} restart identity`);
}

/** Makes partitions as the connector would have made them month by month. @param now milliseconds */
export async function makePartitions(client: Client, now: number): Promise<void> {
  for (let back = 13; back >= 0; back -= 1) {
    const today = new Date(now);
    const month = (offset: number) =>
      new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + offset)).toISOString();
    const name = `events_${month(-back).slice(0, 7).replace('-', '_')}`;
    await client.query(`
      create table if not exists cdp.${name} partition of cdp.events
      for values from ('${month(-back)}') to ('${month(1 - back)}')
    `);
  }
}

const CATALOGUE = `
  insert into cdp.catalogue
    (content_type, document_id, locale, status, kind, fields, updated_at, run_id)
  select $2, 'film-' || film, 'en', 'published', 'product',
    jsonb_build_object('genre', ($3::text[])[1 + film % array_length($3, 1)], 'year', 1950 + film % 70),
    now(), '01900000-0000-7000-8000-000000000000'
  from generate_series(0, $1::int - 1) as film`;
