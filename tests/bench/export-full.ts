import { performance } from 'node:perf_hooks';
import { type ArticleSite, openArticleSite, secondsOf } from './support/article-site.ts';
import type { Bench } from './support/bench.ts';

/** Articles at scale 1. */
const ARTICLES = 200_000;

/** Page sizes of the REST API that are tried, up to the most that the shop allows. */
const PAGE_SIZES = [25, 50, 100];

/** What a client asks the REST API for to have the same fields. */
const QUERY = {
  'fields[0]': 'title',
  'fields[1]': 'slug',
  'fields[2]': 'summary',
  'fields[3]': 'author',
  'fields[4]': 'body',
  'fields[5]': 'createdAt',
  'fields[6]': 'updatedAt',
  'fields[7]': 'publishedAt',
  'populate[genre][fields][0]': 'name',
  'populate[genre][fields][1]': 'slug',
  'populate[films][fields][0]': 'title',
  'populate[films][fields][1]': 'slug',
  'populate[films][fields][2]': 'price',
  'populate[seo][fields][0]': 'metaTitle',
  'populate[seo][fields][1]': 'metaDescription',
  'pagination[withCount]': 'false',
  locale: 'en',
  sort: 'id:asc',
};

/** Records a second of a full run, against fetching the same fields of all through Strapi's REST API. */
export const exportFull: Bench = async ({ seconds, scale }, report) => {
  const site = await openArticleSite(Math.round(ARTICLES * scale));
  try {
    const rates = new Map<number, number>();
    for (const size of PAGE_SIZES) rates.set(size, await readByRest(site, size, seconds));
    const fastest = Math.max(...rates.values());
    const size = [...rates].find(([, rate]) => rate === fastest)?.[0] ?? 0;
    const rest = await readByRest(site, size, Number.POSITIVE_INFINITY);
    const { run } = await site.exportAll();
    const ours = run.counts.sent / secondsOf(run);
    report({
      bench: 'export-full',
      case: 'records, against the REST API at its best page size',
      ratio: ours / rest,
      goal: '>= 8',
      figures: {
        records_per_s: ours,
        rest_records_per_s: rest,
        rest_first_pages_per_s: fastest,
        rest_page_size: size,
        records: run.counts.sent,
      },
    });
  } finally {
    await site.close();
  }
};

/** Entries a second, from the first page on, until all are read or the time is over. */
async function readByRest(site: ArticleSite, size: number, seconds: number): Promise<number> {
  const begin = performance.now();
  let read = 0;
  for (let page = 1; performance.now() - begin < seconds * 1000; page += 1) {
    const url = new URL('/api/articles', site.strapiUrl);
    const query = {
      ...QUERY,
      'pagination[page]': String(page),
      'pagination[pageSize]': String(size),
    };
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    const reply = await fetch(url);
    if (!reply.ok) throw new Error(`The REST API answers ${reply.status}: ${await reply.text()}`);
    const { data } = (await reply.json()) as { data: unknown[] };
    read += data.length;
    if (data.length < size) break;
  }
  return read / ((performance.now() - begin) / 1000);
}
