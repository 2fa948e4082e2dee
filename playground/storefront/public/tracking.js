import settings from './config.js';
import { read, write } from './storage.js';
import { createQueue } from './tracking-queue.js';

/** @import { Line, Order, User } from './types.d.ts' */
/** @import { Entry } from './tracking-queue.js' */

const CURRENCY = 'USD';

const queue = createQueue({
  load: () => read('tracking.queue', []),
  save: (entries) => write('tracking.queue', entries),
  send,
  later: (action, milliseconds) => setTimeout(action, milliseconds),
});

let referrer = document.referrer;

/** Sends what an earlier visit could not. */
export function resume() {
  window.addEventListener('online', () => void queue.flush());
  void queue.flush();
}

/**
 * Tells of a page, and remembers it as the referrer of the next one.
 *
 * @param {string} name
 */
export function page(name) {
  const { href: url, pathname: path, search } = location;
  const { title } = document;
  message('page', { name, properties: { name, title, url, path, search, referrer } });
  referrer = url;
}

/** @param {Line} line */
export function productViewed(line) {
  track('Product Viewed', productOf(line));
}

/** @param {Line} line The film, in the quantity that was added. */
export function productAdded(line) {
  track('Product Added', { cart_id: cartId(), ...productOf(line) });
}

/** @param {Line} line The film, in the quantity that was removed. */
export function productRemoved(line) {
  track('Product Removed', { cart_id: cartId(), ...productOf(line) });
}

/**
 * @param {string} orderId
 * @param {Line[]} lines
 * @param {number} value
 */
export function checkoutStarted(orderId, lines, value) {
  const order = { order_id: orderId, value, revenue: value, currency: CURRENCY };
  track('Checkout Started', { ...order, products: lines.map(positionOf) });
}

/** @param {Order} order */
export function orderCompleted({ id, total, lines }) {
  track('Order Completed', {
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
  write('tracking.user', user.documentId);
  const { email, username, firstName, lastName, city, newsletter, createdAt } = user;
  const traits = { email, username, firstName, lastName, city, newsletter, createdAt };
  message('identify', { traits: withoutUnknown(traits) });
}

/**
 * Tells what a customer without a login wrote into the checkout form.
 *
 * @param {{ email: string, name: string, address: { street: string, postalCode: string, city: string } }} traits
 */
export function identifyGuest(traits) {
  message('identify', { traits });
}

/** Forgets who the visitor is: the next event is somebody else's. */
export function reset() {
  for (const key of ['tracking.user', 'tracking.anonymous', 'tracking.cart']) write(key, null);
}

/**
 * @param {string} event
 * @param {Record<string, unknown>} properties
 */
function track(event, properties) {
  message('track', { event, properties });
}

/**
 * @param {'track' | 'page' | 'identify'} type
 * @param {Record<string, unknown>} content
 */
function message(type, content) {
  /** @type {string | null} */
  const userId = read('tracking.user', null);
  void queue.push({
    path: type,
    message: {
      ...content,
      type,
      messageId: crypto.randomUUID(),
      timestamp: new Date().toISOString(),
      anonymousId: keptId('tracking.anonymous'),
      ...(userId === null ? {} : { userId }),
      context: contextNow(),
    },
  });
}

/** @param {Entry} entry */
async function send({ path, message }) {
  const reply = await fetch(`${settings.connectorUrl}/v1/${path}`, {
    method: 'POST',
    // A request that outlives the page: what is clicked last is often what matters.
    keepalive: true,
    headers: {
      authorization: `Basic ${btoa(`${settings.writeKey}:`)}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ ...message, sentAt: new Date().toISOString() }),
  });
  return { status: reply.status, retryAfter: Number(reply.headers.get('retry-after')) || 0 };
}

function contextNow() {
  const { href: url, pathname: path, search } = location;
  return {
    page: { url, path, search, title: document.title, referrer },
    userAgent: navigator.userAgent,
    locale: navigator.language,
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    library: { name: 'film-shop', version: '0.1.0' },
  };
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

function cartId() {
  return keptId('tracking.cart');
}

/**
 * An id that is made once and kept.
 *
 * @param {string} key
 * @returns {string}
 */
function keptId(key) {
  const kept = read(key, null);
  if (kept) return kept;
  const made = crypto.randomUUID();
  write(key, made);
  return made;
}

/** @param {Record<string, unknown>} traits */
function withoutUnknown(traits) {
  return Object.fromEntries(Object.entries(traits).filter(([, value]) => value !== null));
}
