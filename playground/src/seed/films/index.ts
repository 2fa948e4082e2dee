export { slugify } from './clean-film.ts';
export { readFilms } from './dataset.ts';
export { seedFilms } from './seed-films.ts';
export { seedGenres } from './seed-genres.ts';
