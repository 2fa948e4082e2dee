import { h } from './dom.js';
import { price } from './format.js';
import { poster } from './poster.js';

/** @import { Film } from './types.d.ts' */

/**
 * A film in a list: the poster leads to its page.
 *
 * @param {Film} film
 */
export function filmCard(film) {
  const year = film.releaseDate?.slice(0, 4);
  return h(
    'li',
    { class: 'film-card' },
    h(
      'a',
      {
        class: 'film-card-link',
        href: `/films/${film.slug}`,
        'data-cdp-event': 'Product Clicked',
        'data-cdp-prop-product-id': film.documentId,
        'data-cdp-prop-sku': film.slug,
        'data-cdp-prop-name': film.title,
        'data-cdp-prop-category': film.genre?.name,
      },
      poster(film),
    ),
    h(
      'p',
      { class: 'film-card-facts' },
      h('span', {}, [film.genre?.name, year].filter(Boolean).join(' · ')),
    ),
    h(
      'p',
      { class: 'film-card-price' },
      h('strong', {}, price(film.price)),
      film.imdbRating !== null && stars(film.imdbRating),
    ),
  );
}

/** @param {Film[]} films */
export function filmGrid(films) {
  return h('ul', { class: 'film-grid' }, films.map(filmCard));
}

/** @param {number} rating Of 10. */
function stars(rating) {
  const text = rating.toFixed(1);
  return h('span', { class: 'stars', title: `IMDb rating: ${text} of 10` }, `★ ${text}`);
}
