import type { RawFilm } from './dataset.ts';
import { priceOf } from './price.ts';

/** A film as the shop stores it, with the name of its genre. */
export interface Film {
  slug: string;
  title: string | null;
  genre: string | null;
  director: string | null;
  distributor: string | null;
  /** `YYYY-MM-DD`. */
  releaseDate: string;
  mpaaRating: string | null;
  imdbRating: number | null;
  imdbVotes: number | null;
  rottenTomatoesRating: number | null;
  runningTimeMinutes: number | null;
  /** US dollars, as are the next two. */
  usGross: number | null;
  worldwideGross: number | null;
  productionBudget: number | null;
  creativeType: string | null;
  source: string | null;
  price: number;
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/**
 * Turns a row of the data set into a film. The rule is to change what the type of a field demands
 * and nothing else, because a shop's real data is messy too and the exports must carry it: titles
 * that are numbers become text, dates such as «Jun 12 1998» become ISO dates. What is missing stays
 * missing (one film has no title), garbled accents stay garbled, and the silent films that were
 * read from two-digit years stay in the future (Wings, of 1927, is due in 2027).
 *
 * @param row - position in the data set, from 1. It ends the slug, since titles repeat.
 */
export function cleanFilm(raw: RawFilm, row: number): Film {
  const title = raw.Title === null ? null : String(raw.Title);
  const slug = `${slugify(title ?? 'untitled')}-${row}`;
  return {
    slug,
    title,
    genre: raw['Major Genre'],
    director: raw.Director,
    distributor: raw.Distributor,
    releaseDate: toIsoDate(raw['Release Date']),
    mpaaRating: raw['MPAA Rating'],
    imdbRating: raw['IMDB Rating'],
    imdbVotes: raw['IMDB Votes'],
    rottenTomatoesRating: raw['Rotten Tomatoes Rating'],
    runningTimeMinutes: raw['Running Time min'],
    usGross: raw['US Gross'],
    worldwideGross: raw['Worldwide Gross'],
    productionBudget: raw['Production Budget'],
    creativeType: raw['Creative Type'],
    source: raw.Source,
    price: priceOf(slug),
  };
}

/** `Thriller/Suspense` becomes `thriller-suspense`; accents go, everything else becomes a hyphen. */
export function slugify(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** `Jun 12 1998` becomes `1998-06-12`. */
export function toIsoDate(text: string): string {
  const [, month = '', day = '', year = ''] = /^(\w{3}) (\d{2}) (\d{4})$/.exec(text) ?? [];
  const monthNumber = MONTHS.indexOf(month) + 1;
  if (monthNumber === 0) throw new Error(`«${text}» is not a date such as «Jun 12 1998».`);
  return `${year}-${String(monthNumber).padStart(2, '0')}-${day}`;
}
