import { hash } from 'node:crypto';
import type { UpsertRecord } from 'strapi-cdp-config';

/**
 * SHA-256 (hex) of what a record says. Two records with the same hash tell a destination the same:
 * `updatedAt` is left out, as saving without a change moves it, and so is the order of object keys,
 * which databases do not keep.
 */
export function hashRecord(record: UpsertRecord): string {
  const { op, kind, contentType, documentId, locale, status } = record;
  const fields = record.fields.map(({ id, name, type, value, parts }) => ({
    id,
    name,
    ...(parts && { parts: inKeyOrder(parts) }),
    type,
    value: inKeyOrder(value),
  }));
  // In the order of their keys too: hashes are compared with those of earlier versions.
  const content = { contentType, documentId, fields, kind, locale, op, status };
  return hash('sha256', JSON.stringify(content), 'hex');
}

function inKeyOrder(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(inKeyOrder);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, inner]) => [key, inKeyOrder(inner)]),
  );
}
