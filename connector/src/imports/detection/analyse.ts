import {
  IMPORT_SAMPLE_ROWS,
  type ImportAnalysis,
  type ImportCell,
  type ImportFormat,
  type ImportMapping,
  type ImportValueType,
} from 'strapi-cdp-config';
import { isDateType, parseValue } from '../values/value.ts';
import { type SampledColumn, takeApart } from './columns.ts';
import { detectFormat } from './format.ts';
import { type Head, sampleRows } from './sample.ts';
import { suggestMapping } from './suggest.ts';
import { type DetectedType, detectType, type Habits } from './types.ts';

/** Characters of a value that a sample shows. */
const SHOWN = 200;

/** What somebody chose by hand; the rest is detected. */
export interface Choices {
  format?: ImportFormat | undefined;
  /** By the name of the column. */
  types?: Record<string, ImportValueType>;
}

/** Looks at the beginning of a file: how it is read, what its columns are, what they may mean. */
export function analyse(
  head: Head,
  fileName: string,
  { format = detectFormat(head), types = {} }: Choices = {},
): Omit<ImportAnalysis, 'file' | 'saved'> {
  const { columns, rows, unreadable } = takeApart(sampleRows(head, format), format);
  const detected = detectTypes(columns, format);
  const typed = columns.map((column, index) => ({
    ...column,
    type: ownEntry(types, column.name) ?? detected[index]?.type ?? 'text',
  }));
  return {
    format,
    columns: typed.map(({ name, type, values }) => {
      const cells = values.map((value) => parseValue(type, value, 'UTC'));
      return {
        name,
        type,
        filled: cells.filter((cell) => 'problem' in cell || cell.value !== null).length,
        misfits: cells.filter((cell) => 'problem' in cell).length,
      };
    }),
    rows: rows
      .slice(0, IMPORT_SAMPLE_ROWS)
      .map((_, index) => typed.map(({ type, values }) => toCell(type, values[index]))),
    sampled: rows.length + unreadable,
    unreadable,
    suggestion: suggestMapping(fileName, format, typed),
  };
}

/** Says whether a mapping was made for a file with these columns, read in this way. */
export function fits(mapping: ImportMapping, { format, columns }: Fit): boolean {
  const { encoding: _ours, ...own } = mapping.format;
  const { encoding: _theirs, ...other } = format;
  if (JSON.stringify(Object.entries(own).sort()) !== JSON.stringify(Object.entries(other).sort())) {
    return false;
  }
  const names = new Set(mapping.fields.map(({ column }) => column));
  // Paths may be missing from a sample, and may have been added by hand.
  if (format.kind === 'ndjson') return columns.every(({ name }) => names.has(name));
  return names.size === columns.length && columns.every(({ name }) => names.has(name));
}

type Fit = Pick<ImportAnalysis, 'format' | 'columns'>;

/** What is certain in one column decides what could be either way in another. */
function detectTypes(columns: SampledColumn[], format: ImportFormat): DetectedType[] {
  const detect = (habits: Habits) =>
    columns.map(({ name, values }) => detectType(name, values.filter(isFilled), habits));
  const isSemicolon = format.kind === 'csv' && format.separator === 'semicolon';
  const first = detect({ isContinental: isSemicolon });
  const certain = first.filter(({ isAmbiguous }) => !isAmbiguous).map(({ type }) => type);
  if (certain.includes('date-mdy')) return detect({ isContinental: false });
  const isContinental =
    isSemicolon || certain.includes('date-dmy') || certain.includes('decimal-comma');
  return detect({ isContinental });
}

function isFilled(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  return typeof value !== 'string' || value.trim() !== '';
}

function toCell(type: ImportValueType, value: unknown): ImportCell {
  const raw = value === undefined || value === null ? '' : toText(value);
  const parsed = parseValue(type, value, 'UTC');
  if ('problem' in parsed) return { raw, value: null, problem: parsed.problem };
  return { raw, value: present(type, parsed.value), problem: null };
}

/** Only what JSON can say comes out of a file, but for dates. */
function present(type: ImportValueType, value: unknown): ImportCell['value'] {
  if (typeof value === 'number' && isDateType(type)) return new Date(value).toISOString();
  if (typeof value === 'string') return value.slice(0, SHOWN);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  return value === null || value === undefined ? null : toText(value);
}

function toText(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.slice(0, SHOWN).toWellFormed();
}

function ownEntry<Value>(record: Record<string, Value>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
