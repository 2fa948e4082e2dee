import type { ExportRecord } from 'strapi-cdp-config';

/** Characters of a label. */
const LONGEST = 80;

/** What people would call a record: the first text that leaves with it. */
export function labelOf(record: ExportRecord): string | undefined {
  if (record.op === 'delete') return undefined;
  for (const { type, value } of record.fields) {
    if (type === 'string' && typeof value === 'string' && value.trim() !== '') {
      return value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
    }
  }
  return undefined;
}
