import type { Core } from '@strapi/strapi';
import { BANNERS } from './banners.ts';
import { type SeedShelf, SHELVES } from './shelves.ts';

/** Films on a shelf. */
const FILMS = 6;

/** Puts up the banners and shelves, unless there are some. */
export async function seedTargeting(strapi: Core.Strapi): Promise<void> {
  if ((await strapi.documents('api::banner.banner').count({})) === 0) {
    for (const data of BANNERS) await strapi.documents('api::banner.banner').create({ data });
  }
  if ((await strapi.documents('api::shelf.shelf').count({})) > 0) return;
  for (const { title, rank, segments, ...wanted } of SHELVES) {
    const films = await findFilms(strapi, wanted);
    await strapi.documents('api::shelf.shelf').create({ data: { title, rank, segments, films } });
  }
}

async function findFilms(
  strapi: Core.Strapi,
  { genre, by }: Pick<SeedShelf, 'genre' | 'by'>,
): Promise<string[]> {
  const films = await strapi.documents('api::film.film').findMany({
    fields: ['documentId'],
    filters: { [by]: { $notNull: true }, ...(genre && { genre: { name: genre } }) },
    sort: [`${by}:desc`, 'slug:asc'],
    limit: FILMS,
  });
  return films.map(({ documentId }) => documentId);
}
