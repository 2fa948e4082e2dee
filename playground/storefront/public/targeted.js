import { h } from './dom.js';
import { filmGrid } from './film-card.js';
import { findBanner, findShelves } from './strapi.js';

/** @import { Banner, Shelf } from './types.d.ts' */

/** In the address: shows the shop as to somebody in these segments, to the editors who look. */
export const PREVIEW = 'preview-segments';

/**
 * What the first page has for the segments that the visitor is in; drawn anew whenever they change.
 *
 * @param {URLSearchParams} query
 */
export function targeted(query) {
  const node = h('div', { class: 'targeted', 'aria-live': 'polite' });
  const preview = query.get(PREVIEW);
  let drawing = new AbortController();

  const draw = async (/** @type {string[]} */ segments) => {
    drawing.abort();
    drawing = new AbortController();
    const { signal } = drawing;
    try {
      const [banner, shelves] = await Promise.all([
        findBanner(segments, signal),
        findShelves(segments, signal),
      ]);
      const heading = banner ? welcome(banner) : h('h1', { class: 'visually-hidden' }, 'Films');
      node.replaceChildren(heading, ...shelves.map(shelf));
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  };

  if (preview === null) window.cdp.segments(draw);
  else draw(preview.split(',').filter(Boolean));
  return node;
}

/** @param {Banner} banner */
function welcome({ title, text, linkLabel, linkPath }) {
  return h(
    'section',
    { class: 'welcome' },
    h('h1', {}, title),
    h('p', {}, `${text} `, linkLabel && linkPath && h('a', { href: linkPath }, `${linkLabel}.`)),
  );
}

/** @param {Shelf} shelf */
function shelf({ title, films }) {
  return h('section', { class: 'shelf', 'aria-label': title }, h('h2', {}, title), filmGrid(films));
}
