import { createHash } from 'node:crypto';
import type { UpsertRecord } from 'strapi-cdp-config';

/**
 * SHA-256 (hex) of what a record says. Two records with the same hash tell a destination the same:
 * `updatedAt` is left out, as saving without a change moves it, and so is the order of object keys,
 * which databases do not keep.
 */
export function hashRecord(record: UpsertRecord): string {
  const { updatedAt: _, ...content } = record;
  return createHash('sha256')
    .update(JSON.stringify(inKeyOrder(content)))
    .digest('hex');
}

function inKeyOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inKeyOrder);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, inner]) => [key, inKeyOrder(inner)]),
  );
}
