import { z } from 'zod';
import { configuredProcessorSchema, fieldPathSchema, fieldProcessorSchema } from './processor.ts';
import { contentTypeUidSchema } from './workflow.ts';

/** Fields of a content type that may leave. */
const MOST_FIELDS = 500;

/**
 * One field that leaves: `id` is its path in the model (`title`, `genre.name`, `seo.metaTitle`) or
 * into the JSON of a field (`specs.weight.value`), `name` what it is called at the destination. Names
 * are unique within a content type; a field may leave several times, under several names.
 */
export const fieldSelectionSchema = z.strictObject({
  id: fieldPathSchema,
  name: z
    .string()
    .max(100, 'Use at most 100 characters.')
    .regex(/^[A-Za-z][\w-]*$/, 'Begin with a letter; use letters, digits, hyphen and underscore.'),
  /** Makes the value; null for the site's first choice for such a field, usually `as-is`. */
  processor: fieldProcessorSchema.nullable().default(null),
});
export type FieldSelection = z.output<typeof fieldSelectionSchema>;

/** The name that a field leaves under when nobody chose one: `genre.name` becomes `genre_name`. */
export function defaultFieldName(id: string): string {
  return id.replaceAll('.', '_').slice(0, 100);
}

/** The fields of one content type that leave, in order. Nothing is exported that is not listed. */
export const fieldSelectionsSchema = z
  .array(fieldSelectionSchema)
  .max(MOST_FIELDS)
  .superRefine(refuseRepeatedNames);

/** A field of a configuration file: a path alone, or a path with a name, a processor or both. */
const configuredFieldSchema = z.union([
  fieldPathSchema.transform((id) => ({ id, name: defaultFieldName(id), processor: null })),
  z
    .strictObject({
      id: fieldPathSchema,
      name: fieldSelectionSchema.shape.name.optional(),
      processor: configuredProcessorSchema.optional(),
    })
    .transform(({ id, name = defaultFieldName(id), processor = null }) => ({
      id,
      name,
      processor,
    })),
]);

/** The fields of one content type as a configuration file lists them. */
export const configuredFieldsSchema = z
  .array(configuredFieldSchema)
  .max(MOST_FIELDS)
  .superRefine(refuseRepeatedNames);

function refuseRepeatedNames(fields: FieldSelection[], context: z.RefinementCtx): void {
  const seen = new Set<string>();
  for (const [index, { name }] of fields.entries()) {
    if (seen.has(name)) {
      const message = `«${name}» is used twice.`;
      context.addIssue({ code: 'custom', path: [index, 'name'], message });
    }
    seen.add(name);
  }
}

/** What leaves of one content type; also the file that a field export is carried to another site in. */
export const fieldExportSchema = z.strictObject({
  contentType: contentTypeUidSchema,
  fields: fieldSelectionsSchema,
});
export type FieldExport = z.output<typeof fieldExportSchema>;
