import type { ProcessorOptions } from 'strapi-cdp-config';
import { each } from '../convert.ts';
import type { ProcessedValue } from '../processor.ts';
import type { Json } from '../public-value.ts';

/** A number; null for what is none. */
export function toNumber(value: Json, { decimals }: ProcessorOptions<'number'>): ProcessedValue {
  return { value: each(value, (single) => numberOf(single, decimals)), type: 'decimal' };
}

function numberOf(value: Json, decimals: number | null): number | null {
  if (typeof value === 'object' || (typeof value === 'string' && value.trim() === '')) return null;
  const number = Number(value);
  if (!Number.isFinite(number)) return null;
  return decimals === null ? number : Number(number.toFixed(decimals));
}
