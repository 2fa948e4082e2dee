import { createHash } from 'node:crypto';
import { asText, each } from '../convert.ts';
import type { ProcessedValue } from '../processor.ts';
import type { Json } from '../public-value.ts';

/**
 * SHA-256 in hexadecimal of the value without spaces around it and in lower case, so that every
 * spelling of an address gives the same hash; what receivers of customer lists expect.
 */
export function toHash(value: Json): ProcessedValue {
  return { value: each(value, (single) => hashOf(asText(single, ','))), type: 'string' };
}

function hashOf(text: string): string | null {
  const normalized = text.normalize('NFC').trim().toLowerCase();
  return normalized ? createHash('sha256').update(normalized).digest('hex') : null;
}
