import type { ExportRecord, HttpPreset } from 'strapi-cdp-config';
import { flattenFields } from '../../shared/flatten-fields.ts';
import type { DestinationRun } from '../destination.ts';

/** How a batch is put to a receiver. Another preset is another one of these. */
export interface HttpFormat {
  /** Headers that come from the stream and its records. */
  headers(run: Pick<DestinationRun, 'options' | 'draft'>): Record<string, string>;
  /** A record as one element of the JSON array. */
  row(record: ExportRecord): Record<string, unknown>;
}

/** Keys of a row that are not fields. */
const OWN_KEYS = new Set(['op', 'documentId', 'contentType', 'locale', 'status', 'updatedAt']);

/** Names the stream, and says of drafts that they are. */
const streamHeaders: HttpFormat['headers'] = ({ options, draft }) => ({
  'x-streamid': options.streamId,
  ...((draft || options.status === 'draft') && { 'x-isdraft': 'true' }),
});

/**
 * Flat rows: what names the record, then `<name>` and `<name>_<part>` of each field. A field that is
 * called like a key of the row itself travels as `field_<name>`.
 */
const flatFormat: HttpFormat = {
  headers: streamHeaders,
  row(record) {
    if (record.op === 'delete') return identityOf(record);
    const { updatedAt, fields } = record;
    return { ...identityOf(record), updatedAt, ...flattenFields(fields, nameInRow) };
  },
};

/**
 * What a stream of Raptor expects: of each field `field_<name>_id`, `_type`, `_language_code`,
 * `_value`, and `_value_<part>` where a value has parts.
 */
const raptorFormat: HttpFormat = {
  headers: streamHeaders,
  row(record) {
    if (record.op === 'delete') return identityOf(record);
    const { locale, fields } = record;
    const parts = fields.flatMap(({ name, parts: of = {} }) =>
      Object.entries(of).map(([part, value]) => [`field_${name}_value_${part}`, value] as const),
    );
    const own = fields.flatMap(({ id, name, type, value }) => [
      [`field_${name}_id`, id] as const,
      [`field_${name}_type`, type] as const,
      [`field_${name}_language_code`, locale] as const,
      [`field_${name}_value`, value] as const,
    ]);
    return {
      ...identityOf(record),
      updatedAt: record.updatedAt,
      // A field goes before another one's part of the same key: its name was chosen.
      ...Object.fromEntries([...parts, ...own]),
    };
  },
};

/** The formats, by the preset of the destination. */
export const formats: Record<HttpPreset, HttpFormat> = {
  flat: flatFormat,
  'raptor-stream': raptorFormat,
};

function identityOf({ op, documentId, contentType, locale, status }: ExportRecord) {
  return { op, documentId, contentType, locale, status };
}

function nameInRow(name: string): string {
  return OWN_KEYS.has(name) ? `field_${name}` : name;
}
