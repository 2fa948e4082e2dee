import type { ExportRecord } from 'strapi-cdp-config';

/** What names a record. */
export type RecordIdentity = Pick<ExportRecord, 'contentType' | 'documentId' | 'locale' | 'status'>;

/** The identity as one text, for maps. */
export function identityKey({ contentType, documentId, locale, status }: RecordIdentity): string {
  return JSON.stringify([contentType, documentId, locale, status]);
}
