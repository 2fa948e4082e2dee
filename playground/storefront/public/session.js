import { read, write } from './storage.js';
import { logIn as askStrapi } from './strapi.js';
import { identifyUser, reset } from './tracking.js';

/** @import { User } from './types.d.ts' */

/** Fires `change` when somebody logs in or out. */
export const session = new EventTarget();

/** @returns {User | null} */
export function user() {
  return read('user', null);
}

/**
 * @param {string} identifier E-mail address or user name.
 * @param {string} password
 */
export async function logIn(identifier, password) {
  const { user } = await askStrapi(identifier, password);
  write('user', user);
  identifyUser(user);
  session.dispatchEvent(new Event('change'));
}

/** Forgets the customer and their orders: the next person at this browser is somebody else. */
export function logOut() {
  write('user', null);
  write('orders', null);
  reset();
  session.dispatchEvent(new Event('change'));
}
