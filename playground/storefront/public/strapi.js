import settings from './config.js';

/** @import { Article, Banner, Film, Genre, Page, Shelf, User } from './types.d.ts' */

/** An answer of Strapi's that is not a success. */
export class StrapiError extends Error {
  /**
   * @param {number} status
   * @param {string} message
   */
  constructor(status, message) {
    super(message);
    this.name = 'StrapiError';
    this.status = status;
  }
}

/** Films on one page of the list. */
const PAGE_SIZE = 24;

const CARD_FIELDS = ['title', 'slug', 'price', 'director', 'releaseDate', 'imdbRating'];

/** The orders that the film list offers; `known` names the field that a film must have to take part. */
export const SORTS = {
  popular: { label: 'Most voted', order: 'imdbVotes:desc', known: 'imdbVotes' },
  rating: { label: 'Best rated', order: 'imdbRating:desc', known: 'imdbRating' },
  title: { label: 'Title', order: 'title:asc', known: undefined },
  newest: { label: 'Newest', order: 'releaseDate:desc', known: undefined },
  oldest: { label: 'Oldest', order: 'releaseDate:asc', known: undefined },
  cheapest: { label: 'Lowest price', order: 'price:asc', known: undefined },
};

/** @typedef {keyof typeof SORTS} Sort */

/**
 * @param {{ search: string, genre: string, sort: Sort, page: number }} wanted
 * @param {AbortSignal} signal
 * @returns {Promise<Page<Film>>}
 */
export function findFilms({ search, genre, sort, page }, signal) {
  const { order, known } = SORTS[sort];
  const filters = {
    ...(search && { title: { $containsi: search } }),
    ...(genre && { genre: { slug: { $eq: genre } } }),
    // PostgreSQL puts the unknown first when it sorts downwards.
    ...(known && { [known]: { $notNull: true } }),
  };
  return ask('/films', {
    query: {
      fields: CARD_FIELDS,
      populate: { genre: { fields: ['name', 'slug'] } },
      filters,
      sort: [order, 'slug:asc'],
      pagination: { page, pageSize: PAGE_SIZE },
    },
    signal,
  });
}

/**
 * @param {string} slug
 * @param {AbortSignal} signal
 * @returns {Promise<Film | undefined>}
 */
export async function findFilm(slug, signal) {
  const query = { filters: { slug: { $eq: slug } }, populate: { genre: true } };
  const { data } = await ask('/films', { query, signal });
  return data[0];
}

/**
 * The best known films of a genre, but one.
 *
 * @param {Film} film
 * @param {AbortSignal} signal
 * @returns {Promise<Film[]>}
 */
export async function findSimilarFilms(film, signal) {
  if (!film.genre) return [];
  const query = {
    fields: CARD_FIELDS,
    populate: { genre: { fields: ['name', 'slug'] } },
    filters: {
      genre: { slug: { $eq: film.genre.slug } },
      slug: { $ne: film.slug },
      imdbVotes: { $notNull: true },
    },
    sort: 'imdbVotes:desc',
    pagination: { pageSize: 6 },
  };
  return (await ask('/films', { query, signal })).data;
}

/**
 * @param {AbortSignal} signal
 * @returns {Promise<Genre[]>}
 */
export async function findGenres(signal) {
  const query = { fields: ['name', 'slug'], sort: 'name', pagination: { pageSize: 100 } };
  return (await ask('/genres', { query, signal })).data;
}

/**
 * The banner for somebody in the segments, or the one for everyone.
 *
 * @param {string[]} segments
 * @param {AbortSignal} signal
 * @returns {Promise<Banner | undefined>}
 */
export async function findBanner(segments, signal) {
  const query = {
    fields: ['title', 'text', 'linkLabel', 'linkPath'],
    sort: 'rank',
    segments: segments.join(','),
    variants: 'first',
  };
  return (await ask('/banners', { query, signal })).data[0];
}

/**
 * The lists of films for somebody in the segments.
 *
 * @param {string[]} segments
 * @param {AbortSignal} signal
 * @returns {Promise<Shelf[]>}
 */
export async function findShelves(segments, signal) {
  const query = {
    fields: ['title'],
    populate: { films: { fields: CARD_FIELDS, populate: { genre: { fields: ['name', 'slug'] } } } },
    sort: 'rank',
    segments: segments.join(','),
  };
  return (await ask('/shelves', { query, signal })).data;
}

/**
 * @param {string} locale
 * @param {AbortSignal} signal
 * @returns {Promise<Article[]>}
 */
export async function findArticles(locale, signal) {
  const query = {
    locale,
    fields: ['title', 'slug', 'locale', 'summary', 'author', 'publishedAt'],
    populate: { cover: true },
    sort: 'createdAt:desc',
    pagination: { pageSize: 100 },
  };
  return (await ask('/articles', { query, signal })).data;
}

/**
 * @param {string} slug
 * @param {string} locale
 * @param {AbortSignal} signal
 * @returns {Promise<Article | undefined>}
 */
export async function findArticle(slug, locale, signal) {
  const films = { populate: { genre: { fields: ['name', 'slug'] } } };
  const query = {
    locale,
    filters: { slug: { $eq: slug } },
    populate: {
      cover: true,
      localizations: { fields: ['locale', 'slug'] },
      blocks: { on: listComponents({ 'article.film-list': { populate: { films } } }) },
    },
  };
  return (await ask('/articles', { query, signal })).data[0];
}

/**
 * Checks an e-mail address and a password.
 *
 * @param {string} identifier
 * @param {string} password
 * @returns {Promise<{ jwt: string, user: User }>}
 * @throws {StrapiError} with status 400 when they do not match.
 */
export function logIn(identifier, password) {
  return ask('/auth/local', { body: { identifier, password } });
}

/** @param {Record<string, unknown>} special */
function listComponents(special) {
  return { 'article.quote': true, 'article.rich-text': true, ...special };
}

/**
 * The full address of a file in Strapi's media library.
 *
 * @param {string} url
 */
export function mediaUrl(url) {
  return new URL(url, settings.strapiUrl).href;
}

/**
 * @param {string} path
 * @param {{ query?: object, body?: unknown, signal?: AbortSignal }} request
 * @returns {Promise<any>} Strapi's answer, trusted as our own server's.
 */
async function ask(path, { query = {}, body, signal }) {
  const search = new URLSearchParams(toParameters(query));
  const init = body
    ? {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }
    : {};
  const reply = await fetch(`${settings.strapiUrl}/api${path}?${search}`, { ...init, signal });
  const answer = await reply.json().catch(() => ({}));
  if (!reply.ok) {
    throw new StrapiError(reply.status, answer.error?.message ?? `Strapi answers ${reply.status}.`);
  }
  return answer;
}

/**
 * Writes nested parameters the way Strapi reads them: `filters[genre][slug][$eq]=drama`.
 *
 * @param {object} value
 * @param {string} [prefix]
 * @returns {string[][]}
 */
export function toParameters(value, prefix = '') {
  return Object.entries(value).flatMap(([key, part]) => {
    const name = prefix ? `${prefix}[${key}]` : key;
    return typeof part === 'object' && part !== null
      ? toParameters(part, name)
      : [[name, String(part)]];
  });
}
