import { randomUUID } from 'node:crypto';

/**
 * Makes a UUID of version 7 (RFC 9562): random, and increasing with time, so that what is new lies
 * together in an index.
 */
export function timeOrderedId(now: Date): string {
  const time = now.getTime().toString(16).padStart(12, '0');
  // What follows the version is the same in version 4, which Node makes in advance.
  const random = randomUUID().slice('00000000-0000-4'.length);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random}`;
}
