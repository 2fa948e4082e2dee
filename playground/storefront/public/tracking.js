import { read, write } from './storage.js';

/** @import { Line, Order, User } from './types.d.ts' */

const CURRENCY = 'USD';

/**
 * Tells of a page.
 *
 * @param {string} name
 */
export function page(name) {
  window.cdp.page(name);
}

/** @param {Line} line */
export function productViewed(line) {
  window.cdp.track('Product Viewed', productOf(line));
}

/** @param {Line} line The film, in the quantity that was added. */
export function productAdded(line) {
  window.cdp.track('Product Added', { cart_id: cartId(), ...productOf(line) });
}

/** @param {Line} line The film, in the quantity that was removed. */
export function productRemoved(line) {
  window.cdp.track('Product Removed', { cart_id: cartId(), ...productOf(line) });
}

/**
 * @param {string} orderId
 * @param {Line[]} lines
 * @param {number} value
 */
export function checkoutStarted(orderId, lines, value) {
  const order = { order_id: orderId, value, revenue: value, currency: CURRENCY };
  window.cdp.track('Checkout Started', { ...order, products: lines.map(positionOf) });
}

/** @param {Order} order */
export function orderCompleted({ id, total, lines }) {
  window.cdp.track('Order Completed', {
    order_id: id,
    affiliation: 'Film shop',
    subtotal: total,
    total,
    revenue: total,
    shipping: 0,
    tax: 0,
    currency: CURRENCY,
    products: lines.map(positionOf),
  });
  write('tracking.cart', null);
}

/** @param {User} user */
export function identifyUser(user) {
  const { email, username, firstName, lastName, city, newsletter, createdAt } = user;
  const traits = { email, username, firstName, lastName, city, newsletter, createdAt };
  window.cdp.identify(user.documentId, withoutUnknown(traits));
}

/**
 * Tells what a customer without a login wrote into the checkout form.
 *
 * @param {{ email: string, name: string, address: { street: string, postalCode: string, city: string } }} traits
 */
export function identifyGuest(traits) {
  window.cdp.identify(traits);
}

/** Forgets who the visitor is: the next event is somebody else's. */
export function reset() {
  write('tracking.cart', null);
  window.cdp.reset();
}

/** @param {Line} line */
function productOf({ productId, slug, title, genre, price, quantity }) {
  return {
    product_id: productId,
    sku: slug,
    category: genre?.name,
    name: title,
    price,
    quantity,
    currency: CURRENCY,
    url: `${location.origin}/films/${slug}`,
  };
}

/**
 * @param {Line} line
 * @param {number} index
 */
function positionOf(line, index) {
  const { currency: _currency, ...product } = productOf(line);
  return { ...product, position: index + 1 };
}

/** The id of this cart, made once and kept until it is bought or somebody logs out. */
function cartId() {
  const kept = read('tracking.cart', null);
  if (kept) return kept;
  const made = crypto.randomUUID();
  write('tracking.cart', made);
  return made;
}

/** @param {Record<string, unknown>} traits */
function withoutUnknown(traits) {
  return Object.fromEntries(Object.entries(traits).filter(([, value]) => value !== null));
}
