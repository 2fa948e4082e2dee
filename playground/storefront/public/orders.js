import { empty, lines, total } from './cart.js';
import { read, write } from './storage.js';
import { checkoutStarted, identifyGuest, orderCompleted } from './tracking.js';

/** @import { Order } from './types.d.ts' */

/** Orders to remember in this browser. */
const MOST = 50;

/** @returns {Order[]} The latest first. */
export function orders() {
  return read('orders', []);
}

/**
 * The id that the order will have. Tells of the checkout once, however often the form is opened.
 *
 * @returns {string}
 */
export function startCheckout() {
  const started = read('checkout', null);
  if (started) return started;
  const id = `FS-${crypto.randomUUID().slice(0, 8).toUpperCase()}`;
  write('checkout', id);
  checkoutStarted(id, lines(), total());
  return id;
}

/**
 * Turns the cart into an order.
 *
 * @param {{ name: string, email: string, street: string, postalCode: string, city: string }} form
 * @param {boolean} isGuest
 * @returns {Order}
 */
export function placeOrder({ name, email, street, postalCode, city }, isGuest) {
  const order = {
    id: startCheckout(),
    placedAt: new Date().toISOString(),
    name,
    email,
    lines: lines(),
    total: total(),
  };
  write('orders', [order, ...orders()].slice(0, MOST));
  if (isGuest) identifyGuest({ name, email, address: { street, postalCode, city } });
  orderCompleted(order);
  empty();
  return order;
}
