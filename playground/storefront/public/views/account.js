import { h } from '../dom.js';
import { orders } from '../orders.js';
import { navigate } from '../router.js';
import { logOut, user } from '../session.js';
import { loginView } from './login.js';
import { receipt } from './order.js';

/** @import { View } from '../types.d.ts' */

/** @returns {View} */
export function accountView() {
  const customer = user();
  if (!customer) return loginView();
  const leave = () => {
    logOut();
    navigate('/');
  };
  const rows = Object.entries({
    Name: [customer.firstName, customer.lastName].filter(Boolean).join(' '),
    'E-mail': customer.email,
    City: customer.city,
    Newsletter: customer.newsletter ? 'Yes' : 'No',
  }).filter(([, value]) => value);
  const placed = orders();
  const node = h(
    'div',
    {},
    h(
      'div',
      { class: 'page-head' },
      h('h1', {}, `Hello, ${customer.firstName ?? customer.username}`),
      h('button', { class: 'button button-plain', on: { click: leave } }, 'Log out'),
    ),
    h(
      'dl',
      { class: 'facts' },
      rows.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))),
    ),
    h('h2', {}, 'Orders from this browser'),
    placed.length > 0
      ? placed.map(receipt)
      : h('p', { class: 'hint' }, 'None yet. ', h('a', { href: '/' }, 'Find a film.')),
  );
  return { title: 'Your account', name: 'Account', node };
}
