import type { Core } from '@strapi/strapi';
import { insertRows, ROWS_PER_INSERT } from '../insert-rows.ts';
import { createReport } from '../progress.ts';
import type { Film } from './clean-film.ts';
import { readFilms } from './dataset.ts';

const UID = 'api::film.film';

/**
 * Inserts the films that are missing.
 *
 * @param limit - rows of the data set to take, from its beginning.
 */
export async function seedFilms(strapi: Core.Strapi, limit: number): Promise<void> {
  const films = (await readFilms(strapi.dirs.app.root)).slice(0, limit);
  const existing = await strapi.db.query(UID).findMany({ select: ['slug'] });
  const present = new Set(existing.map(({ slug }) => slug));
  const missing = films.filter(({ slug }) => !present.has(slug));
  const genreIds = await readGenreIds(strapi);
  const report = createReport('films');
  report(films.length - missing.length, films.length);
  for (let start = 0; start < missing.length; start += ROWS_PER_INSERT) {
    const batch = missing.slice(start, start + ROWS_PER_INSERT);
    await insertFilms(strapi, batch, genreIds);
    report(films.length - missing.length + start + batch.length, films.length);
  }
}

async function insertFilms(
  strapi: Core.Strapi,
  films: Film[],
  genreIds: ReadonlyMap<string, number>,
): Promise<void> {
  const rows = films.map(({ genre: _genre, ...row }) => row);
  const targetIds = films.map(({ genre }) => (genre ? (genreIds.get(genre) ?? null) : null));
  await insertRows(strapi, UID, rows, { attribute: 'genre', targetIds });
}

async function readGenreIds(strapi: Core.Strapi): Promise<ReadonlyMap<string, number>> {
  const genres = await strapi.db.query('api::genre.genre').findMany({ select: ['id', 'name'] });
  return new Map(genres.map(({ id, name }) => [name, id]));
}
