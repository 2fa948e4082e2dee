import type { ImportField, ImportMapping } from 'strapi-cdp-config';
import { columnNames } from '../detection/columns.ts';
import { ImportFailure } from '../failure.ts';
import { follow, parsePath } from '../reading/path.ts';
import type { Row } from '../reading/row.ts';
import { isDateType, parseValue } from '../values/value.ts';

/** What a row says, in the words of the platform. */
export interface MappedRow {
  userId: string | null;
  email: string | null;
  anonymousId: string | null;
  /** ISO 8601; null where the row does not say when. */
  timestamp: string | null;
  /** Empty for traits. */
  event: string;
  /** Properties or traits by name, sorted by name. */
  values: Record<string, unknown>;
}

/** Reads rows as a mapping says. */
export type RowMapper = (row: Row) => { mapped: MappedRow } | { problem: string };

/** A field, and the way to its value. */
interface Reader {
  field: ImportField;
  get: (content: NonNullable<Row['content']>) => unknown;
}

/**
 * Prepares a mapping for the rows of a file.
 *
 * @param first the first row of the file, which names the columns or counts them
 * @throws ImportFailure when the file lacks columns that the mapping cannot do without
 */
export function compileMapping(mapping: ImportMapping, first: Row): RowMapper {
  const used = mapping.fields
    .filter(({ target }) => target !== 'none')
    // The order of the fields must not make another row of it.
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const names = namesOf(mapping, first);
  const readers = used.map((field) => readerOf(field, names));
  return (row) => {
    const { content } = row;
    if (!content) return { problem: row.problem ?? 'The row cannot be read.' };
    if (names && Array.isArray(content) && content.length !== names.length) {
      return { problem: `The row has ${content.length} values instead of ${names.length}.` };
    }
    return mapRow(mapping, readers, content);
  };
}

/** The names of the columns of a CSV file; undefined for NDJSON. */
function namesOf({ format, fields }: ImportMapping, first: Row): string[] | undefined {
  if (format.kind === 'ndjson') return undefined;
  const names = Array.isArray(first.content) ? columnNames(first.content, format.header) : [];
  const missing = fields.filter(
    ({ column, target }) => target !== 'none' && !names.includes(column),
  );
  if (missing.length > 0) {
    const list = missing.map(({ column }) => `«${column}»`).join(', ');
    throw new ImportFailure(
      `The file has no column ${list}; it has ${names.map((name) => `«${name}»`).join(', ')}.`,
    );
  }
  return names;
}

function readerOf(field: ImportField, names: string[] | undefined): Reader {
  if (names) {
    const index = names.indexOf(field.column);
    return { field, get: (content) => (Array.isArray(content) ? content[index] : undefined) };
  }
  const steps = parsePath(field.column);
  if (!steps) {
    throw new ImportFailure(
      `«${field.column}» is no path; write it as in customer.id or items[0].`,
    );
  }
  return { field, get: (content) => follow(content, steps) };
}

function mapRow(
  mapping: ImportMapping,
  readers: Reader[],
  content: NonNullable<Row['content']>,
): { mapped: MappedRow } | { problem: string } {
  const mapped: MappedRow = {
    userId: null,
    email: null,
    anonymousId: null,
    timestamp: null,
    event: mapping.event,
    values: {},
  };
  for (const { field, get } of readers) {
    const parsed = parseValue(field.type, get(content), mapping.timeZone);
    if ('problem' in parsed) return { problem: `${field.column}: ${parsed.problem}` };
    const { value } = parsed;
    if (value === null) {
      if (field.required) return { problem: `${field.column}: a value is required.` };
      continue;
    }
    const problem = place(mapped, field, value);
    if (problem) return { problem: `${field.column}: ${problem}` };
  }
  if (mapped.userId === null && mapped.email === null && mapped.anonymousId === null) {
    return { problem: 'The row names no customer.' };
  }
  if (mapping.kind === 'events' && mapped.event === '') {
    return { problem: 'The row does not name the event.' };
  }
  return { mapped };
}

/** Puts a value where it belongs. @returns what is wrong with it */
function place(mapped: MappedRow, field: ImportField, value: unknown): string | undefined {
  const { target, type, name } = field;
  const shown = isDateType(type) && typeof value === 'number' ? toIso(value) : value;
  switch (target) {
    case 'user_id':
      mapped.userId = toText(shown);
      return undefined;
    case 'email':
      mapped.email = toText(shown);
      return undefined;
    case 'anonymous_id':
      mapped.anonymousId = toText(shown);
      return undefined;
    case 'event':
      mapped.event = toText(shown);
      return undefined;
    case 'timestamp':
      if (!isDateType(type) || typeof value !== 'number') return 'choose a date as its type.';
      if (value < 0) return 'times before 1970 cannot be kept.';
      mapped.timestamp = toIso(value);
      return undefined;
    default:
      mapped.values[name] = shown;
      return undefined;
  }
}

function toIso(moment: number): string {
  return new Date(moment).toISOString();
}

function toText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
