/** A list of films, and how its films are found. */
export interface SeedShelf {
  title: string;
  rank: number;
  segments: string[] | null;
  /** Which films, by their genre; null for any. */
  genre: string | null;
  /** What the first of them have most of. */
  by: 'imdbVotes' | 'worldwideGross' | 'imdbRating';
}

/** The lists on the first page of the shop. */
export const SHELVES: SeedShelf[] = [
  {
    title: 'To keep you awake',
    rank: 1,
    segments: ['film-shop/thriller-fans'],
    genre: 'Thriller/Suspense',
    by: 'imdbVotes',
  },
  {
    title: 'The big ones',
    rank: 2,
    segments: ['film-shop/big-spenders'],
    genre: null,
    by: 'worldwideGross',
  },
];
