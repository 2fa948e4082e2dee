import { z } from 'zod';

/** Encodings that files are read in, by their names in the WHATWG Encoding Standard. */
export const importEncodingSchema = z.enum([
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'iso-8859-2',
  'iso-8859-15',
  'windows-1251',
  'koi8-r',
  'windows-1253',
  'windows-1254',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'gb18030',
  'big5',
]);
export type ImportEncoding = z.infer<typeof importEncodingSchema>;

/** What stands between two values; `blanks` is any number of blanks and tabs, also before the first. */
export const importSeparatorSchema = z.enum(['comma', 'semicolon', 'tab', 'pipe', 'blanks']);
export type ImportSeparator = z.infer<typeof importSeparatorSchema>;

/** How a file is read: lines of separated values, or one JSON object a line. */
export const importFormatSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('csv'),
    encoding: importEncodingSchema,
    separator: importSeparatorSchema,
    /** Encloses values that hold a separator or a line break. */
    quote: z.enum(['double', 'single', 'none']),
    /** Whether the first row names the columns; else they are called `column_1`, `column_2`, … */
    header: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('ndjson'), encoding: importEncodingSchema }),
]);
export type ImportFormat = z.infer<typeof importFormatSchema>;
export type CsvFormat = Extract<ImportFormat, { kind: 'csv' }>;

/**
 * What the values of a column are. `decimal` has a point, `decimal-comma` a comma; the other of the
 * two, a blank or an apostrophe may stand between thousands. Dates may have a time behind them:
 * `date-iso` 1997-01-31T12:00Z, `date-compact` 19970131, `date-ymd` 1997/1/31, `date-dmy` 31.1.1997,
 * `date-mdy` 1/31/1997, `date-named` 31 January 1997, `date-seconds` and `date-milliseconds` since 1970.
 */
export const importValueTypeSchema = z.enum([
  'text',
  'integer',
  'decimal',
  'decimal-comma',
  'boolean',
  'json',
  'date-iso',
  'date-compact',
  'date-ymd',
  'date-dmy',
  'date-mdy',
  'date-named',
  'date-seconds',
  'date-milliseconds',
]);
export type ImportValueType = z.infer<typeof importValueTypeSchema>;
