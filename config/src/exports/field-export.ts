import { z } from 'zod';
import { contentTypeUidSchema } from './workflow.ts';

/**
 * One field that leaves: `id` is its path in the model (`title`, `genre.name`, `seo.metaTitle`),
 * `name` what it is called at the destination. Names are unique within a content type.
 */
export const fieldSelectionSchema = z.strictObject({
  id: z
    .string()
    .max(255)
    .regex(/^[A-Za-z]\w*(?:\.[A-Za-z]\w*)*$/, 'Use the path of a field, such as genre.name.'),
  name: z
    .string()
    .max(100, 'Use at most 100 characters.')
    .regex(/^[A-Za-z][\w-]*$/, 'Begin with a letter; use letters, digits, hyphen and underscore.'),
});
export type FieldSelection = z.infer<typeof fieldSelectionSchema>;

/** The name that a field leaves under when nobody chose one: `genre.name` becomes `genre_name`. */
export function defaultFieldName(id: string): string {
  return id.replaceAll('.', '_');
}

/** The fields of one content type that leave, in order. Nothing is exported that is not listed. */
export const fieldSelectionsSchema = z
  .array(fieldSelectionSchema)
  .max(500)
  .superRefine((fields, context) => {
    for (const key of ['id', 'name'] as const) {
      const seen = new Set<string>();
      for (const [index, field] of fields.entries()) {
        if (seen.has(field[key])) {
          context.addIssue({
            code: 'custom',
            path: [index, key],
            message: `«${field[key]}» is used twice.`,
          });
        }
        seen.add(field[key]);
      }
    }
  });

/** What leaves of one content type. */
export const fieldExportSchema = z.strictObject({
  contentType: contentTypeUidSchema,
  fields: fieldSelectionsSchema,
});
export type FieldExport = z.infer<typeof fieldExportSchema>;
