import { h } from '../dom.js';
import { filmGrid } from '../film-card.js';
import { count } from '../format.js';
import { message, navigate } from '../router.js';
import { findFilms, findGenres, SORTS } from '../strapi.js';
import { PREVIEW, targeted } from '../targeted.js';

/** @import { Film, Genre, Page, View, ViewContext } from '../types.d.ts' */
/** @import { Sort } from '../strapi.js' */

/**
 * @typedef {object} Wanted
 * @property {string} search
 * @property {string} genre Slug, or empty.
 * @property {Sort} sort
 * @property {number} page
 */

/**
 * The films, filtered and sorted as the address says.
 *
 * @param {ViewContext} context
 * @returns {Promise<View>}
 */
export async function filmsView({ query, signal }) {
  const wanted = readWanted(query);
  const [films, genres] = await Promise.all([findFilms(wanted, signal), findGenres(signal)]);
  const isStart = [...query.keys()].every((name) => name === PREVIEW);
  const node = h(
    'div',
    {},
    isStart ? targeted(query) : h('h1', { class: 'visually-hidden' }, 'Films'),
    controls(wanted, genres),
    h('p', { class: 'result-count', role: 'status' }, resultText(films, wanted)),
    films.data.length > 0 ? filmGrid(films.data) : nothing(),
    pages(films, wanted),
  );
  return { title: 'Films', name: 'Films', node };
}

/**
 * @param {URLSearchParams} query
 * @returns {Wanted}
 */
function readWanted(query) {
  const search = query.get('search')?.trim() ?? '';
  const sort = query.get('sort') ?? '';
  return {
    search,
    genre: query.get('genre') ?? '',
    // Who searches wants every film with that title, even those that nobody has rated.
    sort: isSort(sort) ? sort : search ? 'title' : 'popular',
    page: Math.max(1, Math.trunc(Number(query.get('page'))) || 1),
  };
}

/**
 * @param {string} text
 * @returns {text is Sort}
 */
function isSort(text) {
  return Object.hasOwn(SORTS, text);
}

/**
 * @param {Wanted} wanted
 * @param {Genre[]} genres
 */
function controls(wanted, genres) {
  const options = genres.map(({ name, slug }) => option(slug, name, wanted.genre));
  const sorts = Object.entries(SORTS).map(([key, { label }]) => option(key, label, wanted.sort));
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (form instanceof HTMLFormElement) navigate(addressOf(new FormData(form)));
  };
  const change = (/** @type {Event} */ event) => {
    if (event.target instanceof HTMLSelectElement) event.target.form?.requestSubmit();
  };
  return h(
    'form',
    { class: 'controls', role: 'search', on: { submit, change } },
    h(
      'label',
      { class: 'field field-search' },
      h('span', {}, 'Search'),
      h('input', {
        type: 'search',
        name: 'search',
        value: wanted.search,
        placeholder: 'Title of a film',
      }),
    ),
    h(
      'label',
      { class: 'field' },
      h('span', {}, 'Genre'),
      h('select', { name: 'genre' }, option('', 'All genres', wanted.genre), options),
    ),
    h('label', { class: 'field' }, h('span', {}, 'Sort by'), h('select', { name: 'sort' }, sorts)),
    h('button', { class: 'button' }, 'Search'),
  );
}

/**
 * @param {string} value
 * @param {string} label
 * @param {string} chosen
 */
function option(value, label, chosen) {
  return h('option', { value, selected: value === chosen }, label);
}

/** @param {FormData} form */
function addressOf(form) {
  const filled = [...form].flatMap(([name, value]) => (value ? [[name, String(value)]] : []));
  return `/?${new URLSearchParams(filled)}`;
}

/**
 * @param {Page<Film>} films
 * @param {Wanted} wanted
 */
function resultText({ meta }, { search, sort }) {
  const { total } = meta.pagination;
  const kind = SORTS[sort].known ? 'rated film' : 'film';
  const found = `${count(total)} ${kind}${total === 1 ? '' : 's'}`;
  return search ? `${found} with «${search}» in the title` : found;
}

function nothing() {
  return message(
    'No film like that',
    'Try fewer letters, or another genre.',
    h('a', { class: 'button', href: '/' }, 'Show all films'),
  );
}

/**
 * @param {Page<Film>} films
 * @param {Wanted} wanted
 */
function pages({ meta }, wanted) {
  const { page, pageCount } = meta.pagination;
  if (pageCount < 2) return null;
  const to = (/** @type {number} */ number) => {
    const { search, genre, sort } = wanted;
    const parts = Object.entries({ search, genre, sort, page: String(number) });
    return `/?${new URLSearchParams(parts.filter(([, value]) => value))}`;
  };
  const link = (/** @type {number} */ number, /** @type {string} */ label) =>
    number >= 1 && number <= pageCount
      ? h('a', { class: 'button button-plain', href: to(number) }, label)
      : h('span', { class: 'button button-plain is-off', 'aria-hidden': 'true' }, label);
  return h(
    'nav',
    { class: 'pages', 'aria-label': 'Pages' },
    link(page - 1, '← Previous'),
    h('span', {}, `Page ${count(page)} of ${count(pageCount)}`),
    link(page + 1, 'Next →'),
  );
}
