import type { Core } from '@strapi/strapi';
import { createReport } from '../progress.ts';
import { slugify } from './clean-film.ts';
import { readFilms } from './dataset.ts';

/** Creates the genres that the films name, except those that are there. */
export async function seedGenres(strapi: Core.Strapi): Promise<void> {
  const films = await readFilms(strapi.dirs.app.root);
  const names = [...new Set(films.flatMap(({ genre }) => genre ?? []))].sort();
  const report = createReport('genres');
  for (const [index, name] of names.entries()) {
    const slug = slugify(name);
    const existing = await strapi.db.query('api::genre.genre').findOne({ where: { slug } });
    if (!existing) {
      await strapi.documents('api::genre.genre').create({ data: { name, slug } });
    }
    report(index + 1, names.length);
  }
}
