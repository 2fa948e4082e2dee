import { IDENTIFIER_MAX_LENGTH } from 'strapi-cdp-config';

/** A free identifier close to the one that is wanted: itself, or with the first free number. */
export function freeIdentifier(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const suffix = `-${number}`;
    const stem = wanted.slice(0, IDENTIFIER_MAX_LENGTH - suffix.length).replace(/-+$/, '');
    const candidate = stem + suffix;
    if (!taken.has(candidate)) return candidate;
  }
}
