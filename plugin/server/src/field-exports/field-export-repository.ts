import { type FieldSelection, fieldSelectionsSchema } from 'strapi-cdp-config';
import { z } from 'zod';
import { definitionRowShape, type Manager } from '../database/index.ts';
import type { Strapi } from '../strapi.ts';
import { FIELD_EXPORT_UID } from '../uids.ts';

const fieldExportRowSchema = z.object({
  ...definitionRowShape,
  contentType: z.string(),
  fields: fieldSelectionsSchema,
  /** Paths of the fields that editors have seen; null for rows of before they were noted. */
  seenFields: z.array(z.string()).nullable(),
});
/** A field export as the database has it. */
export type FieldExportRow = z.output<typeof fieldExportRowSchema>;

/** The field exports in the database: at most one for each content type. */
export function fieldExportRepository(strapi: Strapi) {
  const query = () => strapi.db.query(FIELD_EXPORT_UID);

  return {
    async findAll(): Promise<FieldExportRow[]> {
      const rows = await query().findMany({ orderBy: { contentType: 'asc' } });
      return z.array(fieldExportRowSchema).parse(rows);
    },

    async findByContentType(contentType: string): Promise<FieldExportRow | null> {
      return fieldExportRowSchema
        .nullable()
        .parse(await query().findOne({ where: { contentType } }));
    },

    /** @param seenFields paths of all fields that the model has now */
    async create(
      contentType: string,
      fields: FieldSelection[],
      manager: Manager,
      seenFields: string[],
    ): Promise<void> {
      await query().create({ data: { contentType, fields, seenFields, ...manager } });
    },

    async update(
      id: number,
      fields: FieldSelection[],
      manager: Manager,
      seenFields: string[],
    ): Promise<void> {
      await query().update({ where: { id }, data: { fields, seenFields, ...manager } });
    },

    async markSeen(id: number, seenFields: string[]): Promise<void> {
      await query().update({ where: { id }, data: { seenFields } });
    },

    async delete(id: number): Promise<void> {
      await query().delete({ where: { id } });
    },
  };
}
