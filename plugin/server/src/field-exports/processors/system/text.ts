import type { ProcessorOptions } from 'strapi-cdp-config';
import { asText, cut } from '../convert.ts';
import type { ProcessedValue } from '../processor.ts';
import type { Json } from '../public-value.ts';

/** One text, lists joined. */
export function toText(value: Json, options: ProcessorOptions<'text'>): ProcessedValue {
  if (value === null) return { value, type: 'string' };
  const text = asText(value, options.separator);
  const cased =
    options.letterCase === 'lower'
      ? text.toLowerCase()
      : options.letterCase === 'upper'
        ? text.toUpperCase()
        : text;
  return { value: cut(cased, options.maxLength), type: 'string' };
}
