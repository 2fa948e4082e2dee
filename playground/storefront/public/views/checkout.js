import { lines } from '../cart.js';
import { h } from '../dom.js';
import { field } from '../form-field.js';
import { cents, price } from '../format.js';
import { placeOrder, startCheckout } from '../orders.js';
import { navigate } from '../router.js';
import { user } from '../session.js';
import { cartView, totalLine } from './cart.js';

/** @import { View } from '../types.d.ts' */

/** @returns {View} */
export function checkoutView() {
  if (lines().length === 0) return cartView();
  const node = h(
    'div',
    {},
    h('h1', {}, 'Checkout'),
    h('div', { class: 'split' }, addressForm(), summary()),
  );
  return { title: 'Checkout', name: 'Checkout', node, shown: () => void startCheckout() };
}

function addressForm() {
  const customer = user();
  const name = [customer?.firstName, customer?.lastName].filter(Boolean).join(' ');
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const form = new FormData(event.currentTarget);
    const read = (/** @type {string} */ field) => String(form.get(field) ?? '').trim();
    const address = { street: read('street'), postalCode: read('postalCode'), city: read('city') };
    const order = placeOrder(
      { name: read('name'), email: read('email'), ...address },
      customer === null,
    );
    navigate(`/orders/${order.id}`);
  };
  return h(
    'form',
    { class: 'form', on: { submit } },
    field('name', 'Name', { autocomplete: 'name', value: name }),
    field('email', 'E-mail', {
      autocomplete: 'email',
      type: 'email',
      value: customer?.email ?? '',
    }),
    field('street', 'Street and number', { autocomplete: 'street-address' }),
    h(
      'div',
      { class: 'form-row' },
      field('postalCode', 'Postal code', { autocomplete: 'postal-code' }),
      field('city', 'City', { autocomplete: 'address-level2', value: customer?.city ?? '' }),
    ),
    payment(),
    h('button', { class: 'button button-strong' }, 'Place the order'),
  );
}

function payment() {
  return h(
    'fieldset',
    { class: 'demo' },
    h('legend', {}, 'Payment'),
    h(
      'p',
      {},
      h('strong', {}, 'This is a demonstration. '),
      'There is no payment, nothing is charged and nothing is sent.',
    ),
  );
}

function summary() {
  const rows = lines().map(({ title, quantity, price: each }) =>
    h(
      'li',
      {},
      h('span', {}, quantity > 1 ? `${quantity} × ${title}` : title),
      h('span', {}, price(cents(each * quantity))),
    ),
  );
  return h(
    'aside',
    { class: 'summary' },
    h('h2', {}, 'Your order'),
    h('ul', { class: 'summary-lines' }, rows),
    totalLine(),
  );
}
