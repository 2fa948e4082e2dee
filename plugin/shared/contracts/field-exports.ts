import {
  fieldSelectionsSchema,
  localeSchema,
  managedBySchema,
  recordFieldSchema,
} from 'strapi-cdp-config';
import { z } from 'zod';

/** Most relations that the way to a field may go through. */
export const DEEPEST_RELATION = 3;

/** A field of the model that may be chosen. */
export const exportableFieldSchema = z.strictObject({
  /** Path in the model, such as `genre.name`. */
  id: z.string(),
  /** Type of the attribute at the end of the path. */
  type: z.string(),
  /** Looks like personal data: an e-mail address, a telephone number, a name. */
  personal: z.boolean(),
  /** Has fields of its own below it: a component, a dynamic zone, related entries. */
  isGroup: z.boolean(),
  /** Came into the model since the choice was last looked at. */
  isNew: z.boolean(),
  /** Names of the processors that can make its value, the usual one first. */
  processors: z.array(z.string()),
});
export type ExportableField = z.infer<typeof exportableFieldSchema>;

/** `GET /cdp/field-exports`: every content type that can be exported. */
export const fieldExportsSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      contentType: z.string(),
      displayName: z.string(),
      fieldCount: z.number().int(),
      /** Fields that the model got since the choice was last looked at. */
      newFieldCount: z.number().int(),
      managedBy: managedBySchema,
    }),
  ),
});
export type FieldExports = z.infer<typeof fieldExportsSchema>;

/** `GET /cdp/field-exports/:contentType` */
export const fieldExportQuerySchema = z.strictObject({
  /** Relations that a way to a field may go through; by default as many as the chosen ones do. */
  depth: z.coerce.number().int().min(1).max(DEEPEST_RELATION).optional(),
});

/** `PUT /cdp/field-exports/:contentType`. `POST …/seen` has no body: nothing is new any more. */
export const fieldExportInputSchema = z.strictObject({ fields: fieldSelectionsSchema });
export type FieldExportInput = z.infer<typeof fieldExportInputSchema>;
export const fieldExportDetailsSchema = z.strictObject({
  contentType: z.string(),
  displayName: z.string(),
  managedBy: managedBySchema,
  fields: fieldSelectionsSchema,
  available: z.array(exportableFieldSchema),
  depth: z.number().int(),
  /** Processors of the site itself, beside those of the plugin: what they are called. */
  ownProcessors: z.array(z.strictObject({ name: z.string(), label: z.string() })),
});
export type FieldExportDetails = z.infer<typeof fieldExportDetailsSchema>;

/** `GET /cdp/field-exports/:contentType/entries`: entries to try the choice on. */
export const sampleEntriesQuerySchema = z.strictObject({
  search: z.string().trim().max(200).default(''),
});
export const sampleEntrySchema = z.strictObject({
  documentId: z.string(),
  locale: localeSchema.nullable(),
  label: z.string(),
});
export type SampleEntry = z.infer<typeof sampleEntrySchema>;
export const sampleEntriesSchema = z.strictObject({ items: z.array(sampleEntrySchema) });
export type SampleEntries = z.infer<typeof sampleEntriesSchema>;

/** `POST /cdp/field-exports/:contentType/preview`: what one entry would leave as. */
export const fieldPreviewInputSchema = z.strictObject({
  fields: fieldSelectionsSchema,
  documentId: z.string().min(1).max(255),
  locale: localeSchema.nullable(),
});
export type FieldPreviewInput = z.infer<typeof fieldPreviewInputSchema>;
const valueSchema = recordFieldSchema.pick({ value: true, parts: true });
export const fieldPreviewSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      /** Null where the editor may not see the field in the content manager. */
      before: valueSchema.nullable(),
      /** Null where the field is left out of this record. */
      after: valueSchema.extend({ type: z.string() }).nullable(),
      /** Why the value cannot be made: a sentence. */
      problem: z.string().nullable(),
    }),
  ),
});
export type FieldPreview = z.infer<typeof fieldPreviewSchema>;
