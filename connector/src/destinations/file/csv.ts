import type { ExportRecord } from 'strapi-cdp-config';
import { flattenFields } from '../../shared/flatten-fields.ts';

/** Columns that every CSV begins with. A field that is called like one is called `field_<name>`. */
export const OWN_COLUMNS = ['op', 'documentId', 'contentType', 'locale', 'status', 'updatedAt'];

/** A record as the cells of a row, by column. */
export function csvRow(record: ExportRecord): Record<string, string> {
  const { op, documentId, contentType, locale, status } = record;
  const own = { op, documentId, contentType, locale: locale ?? '', status };
  if (record.op === 'delete') return own;
  const fields = Object.entries(flattenFields(record.fields)).map(([name, value]) => [
    OWN_COLUMNS.includes(name) ? `field_${name}` : name,
    cellOf(value),
  ]);
  return { ...own, updatedAt: record.updatedAt, ...Object.fromEntries(fields) };
}

/** A value as the text of a cell: nothing for null, and JSON for what is no single value. */
export function cellOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
}
