import { h } from '../dom.js';
import { cents, moment, price } from '../format.js';
import { orders } from '../orders.js';
import { notFoundView } from '../router.js';

/** @import { Order, View, ViewContext } from '../types.d.ts' */

/**
 * @param {ViewContext} context
 * @returns {View}
 */
export function orderView({ params: [id = ''] }) {
  const order = orders().find((candidate) => candidate.id === id);
  if (!order)
    return notFoundView('No such order', 'Orders are kept in the browser that made them.');
  const node = h(
    'section',
    { class: 'receipt' },
    h('p', { class: 'receipt-mark', 'aria-hidden': 'true' }, '✓'),
    h('h1', {}, 'Thank you for your order'),
    h(
      'p',
      {},
      `Order ${order.id} is complete. A real shop would now write to ${order.email}; this one does not.`,
    ),
    receipt(order),
    h('a', { class: 'button', href: '/' }, 'Back to the films'),
  );
  return { title: 'Thank you', name: 'Order confirmation', node };
}

/** @param {Order} order */
export function receipt(order) {
  const rows = order.lines.map(({ title, slug, quantity, price: each }) =>
    h(
      'tr',
      {},
      h('td', {}, h('a', { href: `/films/${slug}` }, title)),
      h('td', {}, quantity),
      h('td', {}, price(cents(each * quantity))),
    ),
  );
  return h(
    'table',
    { class: 'receipt-table' },
    h('caption', {}, `${order.id}, ${moment(order.placedAt)}`),
    h(
      'thead',
      {},
      h('tr', {}, ...['Film', 'Copies', 'Price'].map((name) => h('th', { scope: 'col' }, name))),
    ),
    h('tbody', {}, rows),
    h(
      'tfoot',
      {},
      h('tr', {}, h('th', { scope: 'row', colspan: 2 }, 'Total'), h('td', {}, price(order.total))),
    ),
  );
}
