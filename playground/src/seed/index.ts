import type { Core } from '@strapi/strapi';
import { ensureAdmin, ensureLocales, ensurePermissions } from './access.ts';
import { seedArticles } from './articles/index.ts';
import { seedCustomers } from './customers/index.ts';
import { seedFilms, seedGenres } from './films/index.ts';
import { readSeedMarker, writeSeedMarker } from './marker.ts';
import { reportSeedDone } from './progress.ts';
import { readSeedSettings } from './settings.ts';
import { seedTargeting } from './targeting/index.ts';

/**
 * Fills an empty shop: genres, films, customers, articles, what is for whom, in this order. A start that was
 * interrupted is completed by the next one; a shop that was filled, or that somebody filled by
 * hand, is left alone. Gives a site without administrators its first one in any case.
 *
 * @param environment - `SEED=false` keeps the shop empty; `SEED_FILMS` limits the number of films.
 */
export async function seedShop(strapi: Core.Strapi, environment: NodeJS.ProcessEnv): Promise<void> {
  await ensureAdmin(strapi);
  const settings = readSeedSettings(environment);
  if (!settings.enabled) return;
  const marker = await readSeedMarker(strapi);
  if (marker === 'done' || (marker === 'none' && !(await isEmpty(strapi)))) return;
  await writeSeedMarker(strapi, 'running');
  await ensureLocales(strapi);
  await ensurePermissions(strapi);
  await seedGenres(strapi);
  await seedFilms(strapi, settings.filmLimit);
  await seedCustomers(strapi);
  await seedArticles(strapi);
  await seedTargeting(strapi);
  await writeSeedMarker(strapi, 'done');
  reportSeedDone();
}

async function isEmpty(strapi: Core.Strapi): Promise<boolean> {
  const films = await strapi.db.query('api::film.film').count();
  const articles = await strapi.db.query('api::article.article').count();
  return films === 0 && articles === 0;
}
