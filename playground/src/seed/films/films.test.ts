import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slugify, toIsoDate } from './clean-film.ts';
import { readFilms } from './dataset.ts';
import { priceOf } from './price.ts';

const films = await readFilms(import.meta.dirname);

function film(slug: string) {
  const found = films.find((candidate) => candidate.slug === slug);
  assert.ok(found, `${slug} is in the data set`);
  return found;
}

test('every film of the data set arrives, each under its own slug', () => {
  assert.equal(films.length, 3201);
  assert.equal(new Set(films.map(({ slug }) => slug)).size, 3201);
});

test('titles that are numbers become text, and a missing title stays missing', () => {
  assert.equal(film('300-1091').title, '300');
  const untitled = films.filter(({ title }) => title === null);
  assert.equal(untitled.length, 1);
  assert.match(untitled[0]?.slug ?? '', /^untitled-\d+$/);
});

test('dates become ISO dates, and a year that the data set got wrong is kept', () => {
  assert.equal(film('wings-1029').releaseDate, '2027-08-12');
  assert.ok(films.every(({ releaseDate }) => !Number.isNaN(Date.parse(releaseDate))));
});

test('a text that is no date is refused', () => {
  assert.equal(toIsoDate('Jun 12 1998'), '1998-06-12');
  assert.throws(() => toIsoDate('1998-06-12'), /«1998-06-12»/);
  assert.throws(() => toIsoDate('Juni 12 1998'), /is not a date/);
});

test('slugs carry letters, digits and hyphens only', () => {
  assert.equal(slugify('Thriller/Suspense'), 'thriller-suspense');
  assert.equal(slugify("  Le Fabuleux destin d'AmÈlie! "), 'le-fabuleux-destin-d-amelie');
  assert.ok(films.every(({ slug }) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)));
});

test('prices do not change between machines, and all of them occur', () => {
  assert.equal(priceOf('the-matrix-2260'), film('the-matrix-2260').price);
  assert.deepEqual(
    [...new Set(films.map(({ price }) => price))].sort((a, b) => a - b),
    [4.99, 6.99, 7.99, 9.99, 11.99, 12.99, 14.99, 19.99],
  );
});
