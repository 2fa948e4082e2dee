import { cents } from './format.js';
import { read, write } from './storage.js';
import { productAdded, productRemoved } from './tracking.js';

/** @import { Film, Line } from './types.d.ts' */

/** Of one film in one cart. */
export const MOST = 20;

/** Fires `change` whenever the cart does. */
export const cart = new EventTarget();

window.addEventListener('storage', ({ key }) => {
  if (key === 'film-shop.cart') changed();
});

/** @returns {Line[]} */
export function lines() {
  return read('cart', []);
}

export function itemCount() {
  return lines().reduce((sum, { quantity }) => sum + quantity, 0);
}

/** What the cart costs, in US dollars. */
export function total() {
  return cents(lines().reduce((sum, { price, quantity }) => sum + price * quantity, 0));
}

/**
 * A film as the cart and the tracking know it.
 *
 * @param {Film} film
 * @returns {Line}
 */
export function toLine({ documentId, slug, title, genre, price }) {
  return {
    productId: documentId,
    slug,
    title: title ?? 'Untitled',
    genre: genre && { name: genre.name, slug: genre.slug },
    price,
    quantity: 1,
  };
}

/**
 * Adds one copy of a film.
 *
 * @param {Line} line
 */
export function add(line) {
  const present = lines().find(({ productId }) => productId === line.productId);
  setQuantity(line, (present?.quantity ?? 0) + 1);
}

/**
 * Sets how many copies of a film the cart has; 0 removes it.
 *
 * @param {Line} line
 * @param {number} wanted
 */
export function setQuantity(line, wanted) {
  const quantity = Math.min(Math.max(Math.round(wanted), 0), MOST);
  const all = lines();
  const index = all.findIndex(({ productId }) => productId === line.productId);
  const before = all[index]?.quantity ?? 0;
  if (quantity === before) return;
  if (index === -1) all.push({ ...line, quantity });
  else if (quantity === 0) all.splice(index, 1);
  else all[index] = { ...line, quantity };
  write('cart', all);
  const difference = quantity - before;
  if (difference > 0) productAdded({ ...line, quantity: difference });
  else productRemoved({ ...line, quantity: -difference });
  changed();
}

/** Empties the cart after an order: nothing was removed, it was bought. */
export function empty() {
  write('cart', null);
  write('checkout', null);
  changed();
}

function changed() {
  cart.dispatchEvent(new Event('change'));
}
