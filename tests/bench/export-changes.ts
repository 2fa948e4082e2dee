import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { ConfigurationInput, Run } from 'strapi-cdp-config';
import { freePort } from '../../scripts/processes/index.ts';
import { type Connector, startConnector } from '../support/connector.ts';
import { createDatabase } from '../support/database.ts';
import { type Sink, startSink } from '../support/sink.ts';
import { type StrapiConsole, startStrapiConsole } from '../support/strapi-console.ts';
import { eventually } from '../support/wait.ts';
import type { Bench } from './support/bench.ts';
import { withClient } from './support/kept-database.ts';

const FILM = 'api::film.film';

/** Films at scale 1; at first a tenth of them. */
const FILMS = 200_000;

/** Films at first, whatever the scale: somewhat more than the shop has. */
const FEWEST = 4000;

const CHANGES = 1000;

/** Ms that a run may take, on a busy machine. */
const PATIENCE = 30 * 60_000;

const FIELDS = [
  'title',
  'slug',
  'genre.name',
  'genre.slug',
  'price',
  'director',
  'distributor',
  'releaseDate',
  'mpaaRating',
  'imdbRating',
  'imdbVotes',
  'rottenTomatoesRating',
  'runningTimeMinutes',
  'creativeType',
  'source',
];

/** How long a run of 1,000 changes takes among many films against among a tenth of them, and what it reads. */
export const exportChanges: Bench = async ({ scale }, report) => {
  const site = await openSite();
  try {
    const begin = Math.max(FEWEST, Math.round((FILMS * scale) / 10));
    const few = await measure(site, begin);
    const many = await measure(site, begin * 10);
    const figures = {
      films: many.films,
      seconds: many.seconds,
      seconds_among_a_tenth: few.seconds,
      seconds_of_comparing_all: many.comparing,
    };
    report({
      bench: 'export-changes',
      case: `${CHANGES} changes among ten times the films: time`,
      ratio: many.seconds / few.seconds,
      goal: '<= 1.5',
      figures,
    });
    report({
      bench: 'export-changes',
      case: 'records read, a change',
      ratio: many.read / CHANGES,
      goal: '<= 1',
      figures: { read: many.read, sent: many.sent },
    });
  } finally {
    await site.close();
  }
};

type Site = {
  strapi: StrapiConsole;
  connector: Connector;
  sink: Sink;
  databaseUrl: string;
  close(): Promise<void>;
};

async function openSite(): Promise<Site> {
  const [shop, own] = [await createDatabase({ template: 'film shop' }), await createDatabase()];
  const secret = randomUUID() + randomUUID();
  const port = await freePort();
  const connectorUrl = `http://127.0.0.1:${port}`;
  const sink = await startSink();
  const strapi = await startStrapiConsole({ databaseUrl: shop.url, secret, connectorUrl });
  const connector = await startConnector({
    databaseUrl: own.url,
    strapiUrl: strapi.url,
    secret,
    configuration: configurationFor(sink.url),
    port,
    env: { CDP_LOG_LEVEL: 'warn' },
  });
  return {
    strapi,
    connector,
    sink,
    databaseUrl: shop.url,
    async close() {
      await connector.stop();
      await strapi.stop();
      await sink.stop();
      await own.drop();
      await shop.drop();
    },
  };
}

function configurationFor(url: string): ConfigurationInput {
  const options = {
    contentType: FILM,
    streamId: 'films',
    destination: 'feed',
    mode: 'changes' as const,
    batchSize: 500,
  };
  return {
    destinations: [{ key: 'feed', name: 'Feed', kind: 'http', url }],
    fieldExports: { [FILM]: FIELDS },
    schedule: { product: [{ name: 'Films', interval: '0 3 1 1 *', options }] },
  };
}

type Measured = { films: number; seconds: number; comparing: number; read: number; sent: number };

/** Grows the shop to so many films, compares them all, and measures a run of changes after that. */
async function measure(site: Site, films: number): Promise<Measured> {
  await fill(site, films);
  const comparing = await run(site);
  assert.equal(comparing.counts.read, films);
  await site.strapi.run(change, CHANGES);
  const changes = await run(site);
  return {
    films,
    seconds: secondsOf(changes),
    comparing: secondsOf(comparing),
    read: changes.counts.read,
    sent: changes.counts.sent,
  };
}

/** Films that nobody noted: a bulk write, after which all are compared. */
async function fill({ strapi, databaseUrl }: Site, films: number): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    const { rows } = await client.query('select count(*)::int as known from films');
    await client.query(
      `with made as (
         insert into films (document_id, title, slug, price, director, release_date, imdb_votes,
           created_at, updated_at, published_at)
         select 'bench' || lpad(n::text, 19, '0'), 'Film ' || n, 'bench-' || n, n % 30, 'Somebody',
           date '2000-01-01' + (n % 9000), n, now(), now(), now()
         from generate_series($1::int + 1, $2::int) as n
         returning id
       ), genre as (select min(id) as id from genres)
       insert into films_genre_lnk (film_id, genre_id, film_ord)
       select made.id, genre.id, made.id from made, genre`,
      [rows[0].known, films],
    );
    await client.query('analyze films; analyze films_genre_lnk');
  });
  await strapi.run(async (app) => {
    await app.db
      .query('api::film.film')
      .updateMany({ where: { slug: 'none-is-called-so' }, data: { price: 1 } });
  });
}

async function change(strapi: Parameters<Parameters<StrapiConsole['run']>[0]>[0], count = 0) {
  const films = strapi.documents('api::film.film');
  const some = await films.findMany({ fields: ['documentId'], limit: count, sort: 'id:desc' });
  for (const { documentId } of some) {
    await films.update({ documentId, data: { director: `Somebody ${Math.random()}` } as never });
  }
}

async function run({ connector, sink }: Site): Promise<Run> {
  sink.requests.length = 0;
  const { id } = await eventually(
    () =>
      connector.management('POST', '/workflows/product-films/runs', { requestedBy: 'The bench' }),
    { timeout: 60_000 },
  );
  return eventually(
    async () => {
      sink.requests.length = 0;
      const found: Run = await connector.management('GET', `/runs/${id}`);
      assert.ok(found.endedAt !== null, 'it is under way');
      assert.equal(found.error, null);
      return found;
    },
    { timeout: PATIENCE, interval: 200 },
  );
}

function secondsOf({ startedAt, endedAt }: Run): number {
  return (Date.parse(endedAt ?? '') - Date.parse(startedAt ?? '')) / 1000;
}
