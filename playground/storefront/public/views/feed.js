import { h } from '../dom.js';
import { count, moment } from '../format.js';
import { message } from '../router.js';

/** @import { View, ViewContext } from '../types.d.ts' */

/** @typedef {{ receivedAt: string, row: Record<string, unknown> }} Entry */

/**
 * What the export of articles has delivered to this storefront.
 *
 * @param {ViewContext} context
 * @returns {Promise<View>}
 */
export async function feedView({ signal }) {
  const reply = await fetch('/feed', { signal });
  if (!reply.ok) throw new Error(`the feed answers ${reply.status}`);
  /** @type {Entry[]} */
  const entries = await reply.json();
  const node = h(
    'div',
    {},
    h('div', { class: 'page-head' }, h('h1', {}, 'Magazine feed')),
    h(
      'p',
      { class: 'lead' },
      'What another system receives when the articles workflow runs: exactly the fields that the editors chose.',
    ),
    entries.length === 0
      ? message(
          'Nothing has arrived yet',
          'Run the articles workflow in the admin panel, then come back.',
          h('a', { class: 'button', href: '/magazine-feed' }, 'Look again'),
        )
      : [
          h('p', { class: 'result-count' }, `${count(entries.length)} documents, the latest first`),
          h('ul', { class: 'feed' }, entries.map(entryCard)),
        ],
  );
  return { title: 'Magazine feed', name: 'Magazine feed', node };
}

/** @param {Entry} entry */
function entryCard({ receivedAt, row }) {
  const columns = Object.entries(row);
  const title = columns.find(([name]) => /^(field_)?title(_value)?$/i.test(name))?.[1];
  return h(
    'li',
    { class: 'feed-entry' },
    h('h2', {}, typeof title === 'string' ? title : 'Document'),
    h('p', { class: 'hint' }, `Received ${moment(receivedAt)}`),
    h(
      'dl',
      {},
      columns.map(([name, value]) =>
        h('div', {}, h('dt', {}, h('code', {}, name)), h('dd', {}, textOf(value))),
      ),
    ),
  );
}

/** @param {unknown} value */
function textOf(value) {
  if (value === null) return h('em', {}, 'removed');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
