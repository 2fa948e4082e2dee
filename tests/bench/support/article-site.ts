import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { ConfigurationInput, Run } from 'strapi-cdp-config';
import { freePort } from '../../../scripts/processes/index.ts';
import { generateSecrets } from '../../../scripts/site/secrets.ts';
import { bootStrapi } from '../../support/boot-strapi.ts';
import { type Connector, startConnector } from '../../support/connector.ts';
import { createDatabase } from '../../support/database.ts';
import { eventually } from '../../support/wait.ts';
import { type CountingSink, startCountingSink } from './counting-sink.ts';
import { withClient } from './kept-database.ts';
import { usageOf } from './stage.ts';

export const ARTICLE = 'api::article.article';

/** Records in one delivery. */
export const BATCH = 1_000;

/** Articles that one statement adds. */
const AT_ONCE = 50_000;

/** Ms that a run may take. */
const PATIENCE = 60 * 60_000;

/** Fifteen fields: of the article, of two relations, of a component. */
export const FIELDS = [
  'title',
  'slug',
  'summary',
  'author',
  'body',
  'createdAt',
  'updatedAt',
  'publishedAt',
  'genre.name',
  'genre.slug',
  'films.title',
  'films.slug',
  'films.price',
  'seo.metaTitle',
  'seo.metaDescription',
];

/** The film shop with many articles, its connector, and a receiver. */
export type ArticleSite = {
  strapiUrl: string;
  /** Connection string of Strapi's database. */
  databaseUrl: string;
  sink: CountingSink;
  /** Exports all articles. @returns the run, and the most memory (megabytes) that both took meanwhile */
  exportAll(): Promise<{ run: Run; strapi: number; connector: number }>;
  close(): Promise<void>;
};

/** Starts both processes on a shop that has so many articles more. */
export async function openArticleSite(articles: number): Promise<ArticleSite> {
  const [shop, own] = [await createDatabase({ template: 'film shop' }), await createDatabase()];
  await fill(shop.url, articles);
  const secret = randomUUID() + randomUUID();
  const port = await freePort();
  const sink = await startCountingSink();
  const strapi = await bootStrapi({
    databaseUrl: shop.url,
    secrets: { ...generateSecrets(), CDP_SECRET: secret },
    connectorUrl: `http://127.0.0.1:${port}`,
  });
  const connector = await startConnector({
    databaseUrl: own.url,
    strapiUrl: strapi.url,
    secret,
    configuration: configurationFor(sink.url),
    port,
    env: { CDP_LOG_LEVEL: 'warn' },
  });
  return {
    strapiUrl: strapi.url,
    databaseUrl: shop.url,
    sink,
    exportAll: () => exportAll(connector, strapi.processId),
    async close() {
      await connector.stop();
      await strapi.stop();
      await sink.stop();
      await own.drop();
      await shop.drop();
    },
  };
}

/** How long a run took, in seconds. */
export function secondsOf({ startedAt, endedAt }: Run): number {
  return (Date.parse(endedAt ?? '') - Date.parse(startedAt ?? '')) / 1000;
}

function configurationFor(url: string): ConfigurationInput {
  const options = {
    contentType: ARTICLE,
    streamId: 'articles',
    destination: 'feed',
    locales: ['en'],
    mode: 'full' as const,
    batchSize: BATCH,
  };
  return {
    destinations: [{ key: 'feed', name: 'Feed', kind: 'http', url }],
    fieldExports: { [ARTICLE]: FIELDS },
    schedule: { content: [{ name: 'Articles', interval: '0 3 1 1 *', options }] },
  };
}

async function exportAll(
  connector: Connector,
  strapiProcess: number,
): Promise<{ run: Run; strapi: number; connector: number }> {
  const { id } = await eventually(
    () =>
      connector.management('POST', '/workflows/content-articles/runs', {
        requestedBy: 'The bench',
      }),
    { timeout: 60_000 },
  );
  const peak = { strapi: 0, connector: 0 };
  for (const deadline = Date.now() + PATIENCE; Date.now() < deadline; await delay(200)) {
    const [one, other] = [await usageOf(strapiProcess), await usageOf(connector.processId)];
    peak.strapi = Math.max(peak.strapi, one.megabytes);
    peak.connector = Math.max(peak.connector, other.megabytes);
    const run: Run = await connector.management('GET', `/runs/${id}`);
    if (run.endedAt === null) continue;
    assert.equal(run.error, null);
    return { run, ...peak };
  }
  throw new Error('The run took too long.');
}

/** Published articles, each with a genre, two films and a component. */
async function fill(url: string, articles: number): Promise<void> {
  await withClient(url, async (client) => {
    for (let begin = 0; begin < articles; begin += AT_ONCE) {
      await client.query(
        `with films as (select array_agg(id) as ids from (select id from films limit 500) as first_films),
         genres as (select array_agg(id) as ids from genres),
         made as (
           insert into articles (document_id, title, slug, summary, author, body, locale,
             created_at, updated_at, published_at)
           select 'bench' || lpad(n::text, 19, '0'), 'Article ' || n, 'bench-' || n,
             'What this one is about, in a sentence or two that say it, number ' || n,
             'Author ' || n % 40,
             '[{"type": "paragraph", "children": [{"type": "text", "text": "It begins like this."}]}]',
             'en', now(), now(), now()
           from generate_series($1::int + 1, $2::int) as n
           returning id
         ),
         with_genre as (
           insert into articles_genre_lnk (article_id, genre_id)
           select made.id, genres.ids[1 + made.id % cardinality(genres.ids)] from made, genres
         ),
         with_films as (
           insert into articles_films_lnk (article_id, film_id, film_ord)
           select made.id, films.ids[1 + (made.id * 2 + ord) % cardinality(films.ids)], ord
           from made, films, generate_series(1, 2) as ord
           on conflict do nothing
         ),
         components as (
           insert into components_shared_seos (meta_title, meta_description)
           select 'Article ' || made.id, 'What search engines show of it' from made
           returning id
         ),
         numbered as (
           select made.id as entity, component.id as component
           from (select id, row_number() over (order by id) as place from made) as made
           join (select id, row_number() over (order by id) as place from components) as component
             using (place)
         )
         insert into articles_cmps (entity_id, cmp_id, component_type, field, "order")
         select entity, component, 'shared.seo', 'seo', 1 from numbered`,
        [begin, Math.min(begin + AT_ONCE, articles)],
      );
    }
    await client.query('vacuum analyze');
  });
}
