import type { ExportRecord, RecordField } from 'strapi-cdp-config';
import { flattenFields } from '../../../shared/flatten-fields.ts';

/** How a batch is put to a receiver. Another preset is another one of these. */
export interface HttpFormat {
  /** Headers that come from the stream and its records. */
  headers(streamId: string, records: ExportRecord[]): Record<string, string>;
  /** A record as one element of the JSON array. */
  row(record: ExportRecord): object;
}

/** Keys of a row that are not fields. */
const OWN_KEYS = ['op', 'documentId', 'contentType', 'locale', 'status', 'updatedAt'];

/**
 * Flat rows: what names the record, then `<name>` and `<name>_<part>` of each field. A field that is
 * called like a key of the row itself travels as `field_<name>`.
 */
export const flatFormat: HttpFormat = {
  headers: (streamId) => ({ 'x-streamid': streamId }),
  row(record) {
    const { op, documentId, contentType, locale, status } = record;
    const identity = { op, documentId, contentType, locale, status };
    if (record.op === 'delete') return identity;
    return { ...identity, updatedAt: record.updatedAt, ...fieldsOf(record.fields) };
  },
};

function fieldsOf(fields: RecordField[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(flattenFields(fields)).map(([name, value]) => [
      OWN_KEYS.includes(name) ? `field_${name}` : name,
      value,
    ]),
  );
}
