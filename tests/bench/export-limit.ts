import { performance } from 'node:perf_hooks';
import type pg from 'pg';
import { type ArticleSite, BATCH, openArticleSite, secondsOf } from './support/article-site.ts';
import type { Bench } from './support/bench.ts';
import { withClient } from './support/kept-database.ts';

/** Articles at scale 1. */
const ARTICLES = 200_000;

/** The same columns as a good engineer would read them, a page by its key. */
const PAGE = `
  with page as (
    select id, document_id, title, slug, summary, author, body, created_at, updated_at, published_at
    from articles where id > $1 and locale = 'en' and published_at is not null
    order by id limit ${BATCH}
  )
  select page.*, genre.name as genre_name, genre.slug as genre_slug, films.films,
    seo.meta_title, seo.meta_description
  from page
  left join lateral (
    select g.name, g.slug from articles_genre_lnk l join genres g on g.id = l.genre_id
    where l.article_id = page.id
  ) as genre on true
  left join lateral (
    select json_agg(json_build_object('title', f.title, 'slug', f.slug, 'price', f.price)
      order by l.film_ord) as films
    from articles_films_lnk l join films f on f.id = l.film_id where l.article_id = page.id
  ) as films on true
  left join lateral (
    select s.meta_title, s.meta_description
    from articles_cmps c join components_shared_seos s on s.id = c.cmp_id
    where c.entity_id = page.id and c.field = 'seo' and c.component_type = 'shared.seo'
  ) as seo on true
  order by page.id`;

/** Records a second of a full run, against a bare keyset select that is turned into JSON and posted. */
export const exportLimit: Bench = async ({ scale }, report) => {
  const site = await openArticleSite(Math.round(ARTICLES * scale));
  try {
    const bare = await withClient(site.databaseUrl, (client) => postAll(client, site));
    const { run } = await site.exportAll();
    const ours = run.counts.sent / secondsOf(run);
    report({
      bench: 'export-limit',
      case: 'records, against a bare select posted as JSON',
      ratio: ours / bare,
      goal: '>= 0.4',
      figures: { records_per_s: ours, bare_records_per_s: bare },
    });
  } finally {
    await site.close();
  }
};

/** @returns records a second */
async function postAll(client: pg.Client, { sink }: ArticleSite): Promise<number> {
  const begin = performance.now();
  let sent = 0;
  for (let after = 0; ; ) {
    const { rows } = await client.query(PAGE, [after]);
    if (rows.length === 0) break;
    await fetch(sink.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(rows),
    });
    sent += rows.length;
    after = rows.at(-1).id;
  }
  return sent / ((performance.now() - begin) / 1000);
}
