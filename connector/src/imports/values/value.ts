import type { ImportValueType } from 'strapi-cdp-config';
import { type DateType, parseDate } from './dates.ts';
import { parseDecimal, parseInteger } from './numbers.ts';

const YES = new Set(['true', 'yes', 'y', 't', 'ja', 'j', 'oui', 'si', 'sí', 'wahr', 'vrai', 'x']);
const NO = new Set(['false', 'no', 'n', 'f', 'nein', 'nej', 'non', 'falsch', 'faux']);

/** What programs write for nothing. */
const NOTHING = new Set(['null', '\\n', '#n/a', 'nan']);

/** How a type is called in a sentence. */
const NAMES: Record<ImportValueType, string> = {
  text: 'text',
  integer: 'a whole number',
  decimal: 'a number with a decimal point',
  'decimal-comma': 'a number with a decimal comma',
  boolean: 'yes or no',
  json: 'JSON',
  'date-iso': 'a date such as 1997-01-31T12:00:00Z',
  'date-compact': 'a date such as 19970131',
  'date-ymd': 'a date such as 1997/01/31',
  'date-dmy': 'a date such as 31.01.1997',
  'date-mdy': 'a date such as 01/31/1997',
  'date-named': 'a date such as 31 January 1997',
  'date-seconds': 'seconds since 1970',
  'date-milliseconds': 'milliseconds since 1970',
};

/** A value that was understood; null for none. Dates are milliseconds. */
export type ParsedValue = { value: unknown } | { problem: string };

export function isDateType(type: ImportValueType): type is DateType {
  return type.startsWith('date-');
}

/**
 * Reads a value of a file as its type says.
 *
 * @param raw text of CSV, or anything of JSON
 * @param timeZone of times that do not say theirs
 */
export function parseValue(type: ImportValueType, raw: unknown, timeZone: string): ParsedValue {
  if (raw === null || raw === undefined) return { value: null };
  if (typeof raw !== 'string') return parseJsonValue(type, raw, timeZone);
  const text = raw.trim();
  if (text === '' || NOTHING.has(text.toLowerCase())) return { value: null };
  const value = read(type, text, timeZone);
  return value === undefined ? misfit(type, text) : { value };
}

function parseJsonValue(type: ImportValueType, raw: unknown, timeZone: string): ParsedValue {
  if (type === 'json') return { value: raw };
  if (typeof raw === 'object') return misfit(type, 'an object or a list');
  if (typeof raw === 'number' && (type === 'decimal' || type === 'decimal-comma')) {
    return { value: raw };
  }
  if (typeof raw === 'boolean' && type === 'boolean') return { value: raw };
  return parseValue(type, String(raw), timeZone);
}

/** @returns undefined when the text is not of the type */
function read(type: ImportValueType, text: string, timeZone: string): unknown {
  if (isDateType(type)) return parseDate(type, text, timeZone);
  switch (type) {
    case 'text':
      return text;
    case 'integer':
      return parseInteger(text);
    case 'decimal':
      return parseDecimal(text, '.');
    case 'decimal-comma':
      return parseDecimal(text, ',');
    case 'boolean':
      return parseBoolean(text);
    case 'json':
      return parseJson(text);
  }
}

/** Digits are a boolean only where somebody says so: a column of 0 and 1 may be a count. */
function parseBoolean(text: string): boolean | undefined {
  const word = text.toLowerCase();
  if (YES.has(word) || word === '1') return true;
  if (NO.has(word) || word === '0') return false;
  return undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function misfit(type: ImportValueType, text: string): { problem: string } {
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return { problem: `«${shown}» is not ${NAMES[type]}.` };
}
