import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';

/**
 * Writes rows as CSV, as fast as they are read. Formulas are disarmed: who opens the file runs nothing
 * that somebody else wrote into it.
 */
export function toCsv(rows: AsyncIterable<object>, columns: string[]): Readable {
  const csv = stringify({ header: true, columns, bom: true, escape_formulas: true });
  const source = Readable.from(rows);
  source.on('error', (error) => csv.destroy(error));
  csv.on('close', () => source.destroy());
  return source.pipe(csv);
}
