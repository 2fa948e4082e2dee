import { type Kysely, sql } from 'kysely';
import type { CatalogueField } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import type { World } from './facts.ts';

/**
 * Reads fields of the whole catalogue, for rules that look behind document ids: as the catalogue has
 * them now, the published entry before a draft, in the first of its locales that has the field.
 */
export async function readCatalogue(
  database: Kysely<Database>,
  fields: CatalogueField[],
): Promise<World['catalogueValue']> {
  if (fields.length === 0) return () => undefined;
  const { rows } = await sql<CatalogueField & { documentId: string; value: unknown }>`
    select distinct on (c.content_type, asked.field, c.document_id)
      c.content_type as "contentType", asked.field, c.document_id as "documentId",
      c.fields -> asked.field as value
    from unnest(
      ${fields.map(({ contentType }) => contentType)}::text[], ${fields.map(({ field }) => field)}::text[]
    ) as asked (content_type, field)
    join cdp.catalogue c on c.content_type = asked.content_type and c.fields ? asked.field
    order by c.content_type, asked.field, c.document_id,
      c.status = 'published' desc, c.locale collate "C"
  `.execute(database);
  const values = new Map(
    rows.map(({ contentType, field, documentId, value }) => [
      keyOf(contentType, documentId, field),
      value,
    ]),
  );
  return (contentType, documentId, field) => values.get(keyOf(contentType, documentId, field));
}

function keyOf(...parts: string[]): string {
  return parts.join('\n');
}
