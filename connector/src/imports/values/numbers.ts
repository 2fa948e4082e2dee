/** Signs of currencies, and percent signs, that may stand around a number. */
const SIGNS = /^(?:[$€£¥₹]|[A-Z]{3}(?=\s))\s*|\s*(?:[$€£¥₹%]|\b[A-Z]{3})$/gu;

const INTEGER = /^[+-]?(?:0|[1-9]\d{0,14})$/;
const POINT = /^[+-]?(?:\d{1,15}|\d{1,3}(?:[,'’   ]\d{3})+)?(?:\.\d+)?(?:e[+-]?\d{1,2})?$/i;
const COMMA = /^[+-]?(?:\d{1,15}|\d{1,3}(?:[.'’   ]\d{3})+)?(?:,\d+)?$/;

/**
 * Reads a whole number. Zeros before it mean that it is no number but a code, such as a postcode; so
 * do more digits than a number of JavaScript can hold.
 */
export function parseInteger(text: string): number | undefined {
  return INTEGER.test(text) ? Number(text) : undefined;
}

/** Reads a number with a decimal point or comma, as people write it: `1.234,50 €`. */
export function parseDecimal(text: string, mark: '.' | ','): number | undefined {
  const bare = text.replaceAll(SIGNS, '');
  if (!/\d/.test(bare) || !(mark === '.' ? POINT : COMMA).test(bare)) return undefined;
  if (/^[+-]?0\d/.test(bare)) return undefined;
  const digits = bare.replaceAll(mark === '.' ? /[,'’\s]/g : /[.'’\s]/g, '').replace(',', '.');
  const value = Number(digits);
  return Number.isFinite(value) ? value : undefined;
}
