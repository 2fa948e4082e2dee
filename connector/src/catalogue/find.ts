import type { Kysely } from 'kysely';
import type { RecordStatus, WorkflowKind } from 'strapi-cdp-config';
import type { Database } from '../database/index.ts';

/** Content or a product as the platform knows it. */
export interface CatalogueEntry {
  contentType: string;
  documentId: string;
  locale: string | null;
  status: RecordStatus;
  kind: WorkflowKind;
  /** Values by exported name. */
  fields: Record<string, unknown>;
  updatedAt: Date;
  /** When the deletion arrived; null for what is there. */
  deletedAt: Date | null;
}

/**
 * Finds what events refer to (`product_id`) by document id: every locale and status, the deleted
 * ones too.
 */
export async function findCatalogueEntries(
  database: Kysely<Database>,
  documentIds: string[],
): Promise<CatalogueEntry[]> {
  if (documentIds.length === 0) return [];
  const rows = await database
    .selectFrom('catalogue')
    .selectAll()
    .where('document_id', 'in', documentIds)
    .orderBy('document_id')
    .orderBy('content_type')
    .orderBy('locale')
    .orderBy('status')
    .execute();
  return rows.map((row) => ({
    contentType: row.content_type,
    documentId: row.document_id,
    locale: row.locale || null,
    status: row.status,
    kind: row.kind,
    fields: row.fields,
    updatedAt: row.updated_at,
    deletedAt: row.deleted_at,
  }));
}
