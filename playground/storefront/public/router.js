import { byId, h, hideToast } from './dom.js';

/** @import { View, ViewContext } from './types.d.ts' */

/** @typedef {(context: ViewContext) => View | Promise<View>} ViewMaker */
/** @typedef {[pattern: RegExp, make: ViewMaker]} Route */

/** Milliseconds that a page may take before it says that it is loading. */
const PATIENCE = 150;

/** @type {Route[]} */
let routes = [];
/** @type {(view: View) => void} */
let announce = () => {};
let leaving = new AbortController();
let shownPath = '';

/**
 * Shows the page that the address names, and follows links within the shop without a reload.
 *
 * @param {Route[]} table
 * @param {(view: View) => void} onPage Called for every page that is not just a page with other filters.
 */
export function startRouter(table, onPage) {
  routes = table;
  announce = onPage;
  document.addEventListener('click', followLink);
  window.addEventListener('popstate', () => void show());
  void show();
}

/**
 * Goes to a page of the shop.
 *
 * @param {string} path
 */
export function navigate(path) {
  history.pushState(null, '', path);
  void show();
}

/** @param {MouseEvent} event */
function followLink(event) {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || link.origin !== location.origin || link.hasAttribute('target')) return;
  if (link.hash && link.pathname === location.pathname) return;
  event.preventDefault();
  navigate(link.pathname + link.search);
}

async function show() {
  leaving.abort();
  leaving = new AbortController();
  const { signal } = leaving;
  const outlet = byId('content');
  outlet.setAttribute('aria-busy', 'true');
  const slow = setTimeout(() => outlet.replaceChildren(skeleton()), PATIENCE);
  const view = await makeView(signal).catch(failureView);
  clearTimeout(slow);
  if (signal.aborted) return;
  const isNewPath = shownPath !== location.pathname;
  shownPath = location.pathname;
  place(outlet, view, isNewPath);
  if (isNewPath) announce(view);
  view.shown?.();
}

/**
 * @param {AbortSignal} signal
 * @returns {Promise<View>}
 */
async function makeView(signal) {
  const path = location.pathname.replace(/(?<=.)\/$/, '');
  for (const [pattern, make] of routes) {
    const match = pattern.exec(path);
    if (!match) continue;
    const params = match.slice(1).map(decodeURIComponent);
    return make({ params, query: new URLSearchParams(location.search), signal });
  }
  return notFoundView('This page is not showing', 'Nothing in the shop has this address.');
}

/**
 * @param {HTMLElement} outlet
 * @param {View} view
 * @param {boolean} isNewPath
 */
function place(outlet, view, isNewPath) {
  document.title = `${view.title} · The Film Shop`;
  outlet.replaceChildren(view.node);
  outlet.setAttribute('aria-busy', 'false');
  for (const link of document.querySelectorAll('.site-nav a')) {
    const isHere = link.getAttribute('href') === location.pathname;
    link.toggleAttribute('aria-current', isHere);
    if (isHere) link.setAttribute('aria-current', 'page');
  }
  if (!isNewPath) return;
  hideToast();
  window.scrollTo(0, 0);
  // Screen readers then read the new page; at the very first one they do by themselves.
  if (document.activeElement !== document.body) outlet.focus({ preventScroll: true });
}

/**
 * @param {string} title
 * @param {string} text
 * @returns {View}
 */
export function notFoundView(title, text) {
  return {
    title,
    name: 'Not found',
    node: message(title, text, h('a', { class: 'button', href: '/' }, 'To the films')),
  };
}

/**
 * @param {unknown} error
 * @returns {View}
 */
function failureView(error) {
  console.warn(error);
  const isOffline = error instanceof TypeError;
  const text = isOffline
    ? 'The shop does not answer. It may be starting: try again in a moment.'
    : `The shop answered with an error: ${error instanceof Error ? error.message : error}`;
  const retry = h('button', { class: 'button', on: { click: () => void show() } }, 'Try again');
  return { title: 'Out of order', name: 'Error', node: message('The film tore', text, retry) };
}

/**
 * @param {string} title
 * @param {string} text
 * @param {HTMLElement} action
 */
export function message(title, text, action) {
  return h('section', { class: 'message' }, h('h1', {}, title), h('p', {}, text), action);
}

function skeleton() {
  const cards = Array.from({ length: 12 }, () => h('div', { class: 'skeleton-card' }));
  return h(
    'div',
    { class: 'skeleton' },
    h('p', { class: 'visually-hidden', role: 'status' }, 'Loading'),
    h('div', { class: 'film-grid' }, cards),
  );
}
