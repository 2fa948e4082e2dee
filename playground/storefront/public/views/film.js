import { add, toLine } from '../cart.js';
import { h, toast } from '../dom.js';
import { filmGrid } from '../film-card.js';
import { amount, count, date, price } from '../format.js';
import { poster } from '../poster.js';
import { notFoundView } from '../router.js';
import { findFilm, findSimilarFilms } from '../strapi.js';
import { productViewed } from '../tracking.js';

/** @import { Film, View, ViewContext } from '../types.d.ts' */

/**
 * @param {ViewContext} context
 * @returns {Promise<View>}
 */
export async function filmView({ params: [slug = ''], signal }) {
  const film = await findFilm(slug, signal);
  if (!film) return notFoundView('No such film', 'It may have been taken out of the catalogue.');
  const similar = await findSimilarFilms(film, signal);
  const title = film.title ?? 'Untitled';
  const node = h(
    'article',
    {},
    h(
      'div',
      { class: 'film' },
      h('div', { class: 'film-poster' }, poster(film)),
      h(
        'div',
        { class: 'film-about' },
        genreLink(film),
        h('h1', {}, title),
        h('p', { class: 'film-line' }, lineOf(film)),
        ratings(film),
        purchase(film),
        facts(film),
      ),
    ),
    similar.length > 0 &&
      h(
        'section',
        { class: 'more' },
        h('h2', {}, `More ${film.genre?.name.toLowerCase()}`),
        filmGrid(similar),
      ),
  );
  return { title, name: 'Film', node, shown: () => productViewed(toLine(film)) };
}

/** @param {Film} film */
function genreLink({ genre }) {
  return genre && h('a', { class: 'chip', href: `/?genre=${genre.slug}` }, genre.name);
}

/** @param {Film} film */
function lineOf({ releaseDate, mpaaRating, runningTimeMinutes, director }) {
  return [
    releaseDate?.slice(0, 4),
    mpaaRating && `Rated ${mpaaRating}`,
    runningTimeMinutes && `${runningTimeMinutes} min`,
    director && `by ${director}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** @param {Film} film */
function ratings({ imdbRating, imdbVotes, rottenTomatoesRating }) {
  if (imdbRating === null && rottenTomatoesRating === null) {
    return h('p', { class: 'hint' }, 'Nobody has rated this film yet.');
  }
  return h(
    'ul',
    { class: 'ratings' },
    imdbRating !== null &&
      h(
        'li',
        {},
        h('strong', {}, imdbRating.toFixed(1)),
        ` of 10, ${count(imdbVotes ?? 0)} votes on IMDb`,
      ),
    rottenTomatoesRating !== null &&
      h(
        'li',
        {},
        h('strong', {}, `${rottenTomatoesRating}%`),
        ' of the critics on Rotten Tomatoes',
      ),
  );
}

/** @param {Film} film */
function purchase(film) {
  const click = () => {
    add(toLine(film));
    toast('Added to your cart. ', h('a', { href: '/cart' }, 'Go to the cart'));
  };
  return h(
    'div',
    { class: 'purchase' },
    h('span', { class: 'price' }, price(film.price)),
    h('button', { class: 'button button-strong', type: 'button', on: { click } }, 'Add to cart'),
  );
}

/** @param {Film} film */
function facts(film) {
  const rows = Object.entries({
    Distributor: film.distributor,
    Released: film.releaseDate && date(film.releaseDate),
    Source: film.source,
    Kind: film.creativeType,
    Budget: film.productionBudget && amount(film.productionBudget),
    'Gross in the US': film.usGross && amount(film.usGross),
    'Gross worldwide': film.worldwideGross && amount(film.worldwideGross),
  }).filter(([, value]) => value);
  return h(
    'dl',
    { class: 'facts' },
    rows.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))),
  );
}
