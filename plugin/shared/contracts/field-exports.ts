import { fieldSelectionsSchema, managedBySchema } from 'strapi-cdp-config';
import { z } from 'zod';

/** A field of the model that may be chosen. */
export const exportableFieldSchema = z.strictObject({
  /** Path in the model, such as `genre.name`. */
  id: z.string(),
  type: z.string(),
  /** Looks like personal data: an e-mail address, a telephone number, a name. */
  personal: z.boolean(),
});
export type ExportableField = z.infer<typeof exportableFieldSchema>;

/** `GET /cdp/field-exports`: every content type that can be exported. */
export const fieldExportsSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      contentType: z.string(),
      displayName: z.string(),
      fieldCount: z.number().int(),
      managedBy: managedBySchema,
    }),
  ),
});
export type FieldExports = z.infer<typeof fieldExportsSchema>;

/** `GET /cdp/field-exports/:contentType`, `PUT` with `{ fields }` */
export const fieldExportInputSchema = z.strictObject({ fields: fieldSelectionsSchema });
export type FieldExportInput = z.infer<typeof fieldExportInputSchema>;
export const fieldExportDetailsSchema = z.strictObject({
  contentType: z.string(),
  displayName: z.string(),
  managedBy: managedBySchema,
  fields: fieldSelectionsSchema,
  available: z.array(exportableFieldSchema),
});
export type FieldExportDetails = z.infer<typeof fieldExportDetailsSchema>;
