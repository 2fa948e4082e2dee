import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { SentCopy } from './exported-entries.ts';

const COLUMNS = [
  'workflow',
  'destination',
  'stream',
  'sent_at',
  'document_id',
  'locale',
  'status',
  'field',
  'name',
  'type',
  'value',
];

/**
 * Writes copies as CSV, a row a field. Text that a spreadsheet would take for a formula is marked as
 * text.
 */
export function copiesToCsv(copies: readonly SentCopy[]): Readable {
  const rows = Readable.from(copies.flatMap(rowsOf));
  return rows.pipe(stringify({ header: true, columns: COLUMNS, escape_formulas: true }));
}

function rowsOf({ workflowName, destination, streamId, sentAt, record }: SentCopy): string[][] {
  if (!record) return [];
  const own = [
    workflowName,
    destination,
    streamId,
    sentAt ?? '',
    record.documentId,
    record.locale ?? '',
    record.status,
  ];
  return record.fields.flatMap(({ id, name, type, value, parts = {} }) => [
    [...own, id, name, type, written(value)],
    ...Object.entries(parts).map(([part, content]) => [
      ...own,
      id,
      `${name}_${part}`,
      type,
      written(content),
    ]),
  ]);
}

function written(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
}
