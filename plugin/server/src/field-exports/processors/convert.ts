import type { Json } from './public-value.ts';

/** Converts a value, or each value of a list. Null stays null: it means that there is nothing. */
export function each(value: Json, convert: (single: Json) => Json): Json {
  if (Array.isArray(value)) return value.map((element) => each(element, convert));
  return value === null ? null : convert(value);
}

/** A value as a text: lists joined, objects as JSON. */
export function asText(value: Json, separator: string): string {
  if (value === null) return '';
  if (Array.isArray(value)) {
    return value
      .filter((element) => element !== null)
      .map((element) => asText(element, separator))
      .join(separator);
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Cuts a text to so many characters, whole ones. */
export function cut(text: string, maxLength: number | null): string {
  if (maxLength === null || text.length <= maxLength) return text;
  return [...text].slice(0, maxLength).join('');
}
