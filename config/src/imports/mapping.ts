import { z } from 'zod';
import { segmentReferenceSchema } from '../audiences/audience.ts';
import { identifierSchema, nameSchema } from '../shared/identifier.ts';
import { timeZoneSchema } from '../shared/time-zone.ts';
import { importFormatSchema, importValueTypeSchema } from './format.ts';

/** Most segments that the people of a file are put in, or taken out of. */
export const IMPORT_MAX_SEGMENTS = 20;

/** Most columns that a mapping reads. */
export const IMPORT_MAX_FIELDS = 500;

/** What a column says: whom a row is about, when and what happened, or a value. */
export const importTargetSchema = z.enum([
  'user_id',
  'email',
  'anonymous_id',
  'timestamp',
  'event',
  'value',
  'none',
]);
export type ImportTarget = z.infer<typeof importTargetSchema>;

/** Targets that name a customer. */
export const IMPORT_IDENTIFIERS: readonly ImportTarget[] = ['user_id', 'email', 'anonymous_id'];

/** One column, and what becomes of it. */
export const importFieldSchema = z.strictObject({
  /** Name of the column; in NDJSON a path such as `customer.id`, `items[0].price` or `["a.b"].c`. */
  column: z.string().min(1, 'Name a column.').max(500, 'Use at most 500 characters.'),
  type: importValueTypeSchema,
  target: importTargetSchema,
  /** For `value`: the property of the event, or the trait of the customer. Else empty. */
  name: z.string().trim().max(255, 'Use at most 255 characters.').default(''),
  /** A row without a value here is bad. */
  required: z.boolean().default(false),
});
export type ImportField = z.infer<typeof importFieldSchema>;

/** A segment that everybody in the file is put in, or out of, whatever audiences say. */
export const importSegmentSchema = z.strictObject({
  ...segmentReferenceSchema.shape,
  in: z.boolean(),
});
export type ImportSegment = z.infer<typeof importSegmentSchema>;

/** How the rows of a file become events or traits. Kept under its name, to be used again. */
export const importMappingSchema = z
  .strictObject({
    name: nameSchema,
    /**
     * Key of the source that events and traits are said to come from. A row counts once per source,
     * in whatever file it comes.
     */
    source: identifierSchema,
    kind: z.enum(['events', 'traits']),
    format: importFormatSchema,
    /** For times that do not say theirs. */
    timeZone: timeZoneSchema.default('UTC'),
    /** Name of the event, unless a column has it; empty for traits. */
    event: z.string().trim().max(255, 'Use at most 255 characters.').default(''),
    fields: z
      .array(importFieldSchema)
      .min(1, 'Map at least one column.')
      .max(IMPORT_MAX_FIELDS, `Map at most ${IMPORT_MAX_FIELDS} columns.`),
    segments: z
      .array(importSegmentSchema)
      .max(IMPORT_MAX_SEGMENTS, `Choose at most ${IMPORT_MAX_SEGMENTS} segments.`)
      .default([]),
  })
  .superRefine((mapping, context) => {
    for (const { path, message } of problemsOf(mapping)) {
      context.addIssue({ code: 'custom', path, message });
    }
  });
export type ImportMapping = z.output<typeof importMappingSchema>;
export type ImportMappingInput = z.input<typeof importMappingSchema>;

interface Problem {
  path: (string | number)[];
  message: string;
}

function problemsOf({
  kind,
  event,
  fields,
  segments,
}: Pick<ImportMapping, 'kind' | 'event' | 'fields' | 'segments'>): Problem[] {
  const problems: Problem[] = [];
  if (!fields.some(({ target }) => IMPORT_IDENTIFIERS.includes(target))) {
    problems.push({ path: ['fields'], message: 'Choose the column that names the customer.' });
  }
  const namesEvent = fields.some(({ target }) => target === 'event');
  if (kind === 'events' && event === '' && !namesEvent) {
    problems.push({ path: ['event'], message: 'Enter the name of the event.' });
  }
  const seen = new Set<string>();
  for (const [index, { target, name }] of fields.entries()) {
    if (target === 'none') continue;
    if (target === 'value' && name === '') {
      problems.push({ path: ['fields', index, 'name'], message: 'Enter a name.' });
    }
    const key = target === 'value' ? `value ${name}` : target;
    if (seen.has(key)) {
      const message = target === 'value' ? `«${name}» is used twice.` : 'Two columns say this.';
      const part = target === 'value' ? 'name' : 'target';
      problems.push({ path: ['fields', index, part], message });
    }
    seen.add(key);
  }
  const named = new Set<string>();
  for (const [index, { group, segment }] of segments.entries()) {
    const key = `${group}/${segment}`;
    if (named.has(key)) {
      problems.push({ path: ['segments', index, 'segment'], message: 'Choose a segment once.' });
    }
    named.add(key);
  }
  return problems;
}
