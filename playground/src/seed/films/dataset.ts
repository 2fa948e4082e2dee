import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { cleanFilm, type Film } from './clean-film.ts';

const rawFilmSchema = z.object({
  Title: z.union([z.string(), z.number()]).nullable(),
  'US Gross': z.number().nullable(),
  'Worldwide Gross': z.number().nullable(),
  'Production Budget': z.number().nullable(),
  'Release Date': z.string(),
  'MPAA Rating': z.string().nullable(),
  'Running Time min': z.number().nullable(),
  Distributor: z.string().nullable(),
  Source: z.string().nullable(),
  'Major Genre': z.string().nullable(),
  'Creative Type': z.string().nullable(),
  Director: z.string().nullable(),
  'Rotten Tomatoes Rating': z.number().nullable(),
  'IMDB Rating': z.number().nullable(),
  'IMDB Votes': z.number().nullable(),
});

/** A row of `movies.json` of the vega-datasets package, as it is. */
export type RawFilm = z.infer<typeof rawFilmSchema>;

/**
 * Reads the 3,201 films that the vega-datasets package brings.
 *
 * @param appFolder - a folder from which the package can be resolved.
 * @throws when the package is missing or its data no longer has the known shape.
 */
export async function readFilms(appFolder: string): Promise<Film[]> {
  const { resolve } = createRequire(join(appFolder, 'package.json'));
  const file = join(dirname(resolve('vega-datasets')), '..', 'data', 'movies.json');
  const raw = z.array(rawFilmSchema).parse(JSON.parse(await readFile(file, 'utf8')));
  return raw.map((film, index) => cleanFilm(film, index + 1));
}
