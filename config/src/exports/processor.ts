import { z } from 'zod';
import { timeZoneSchema } from '../shared/time-zone.ts';

/** Longest text that a processor of this project cuts to, in characters. */
const LONGEST_TEXT = 100_000;

const maxLength = z
  .number()
  .int('Use a whole number of characters.')
  .min(1, 'Use at least 1 character.')
  .max(LONGEST_TEXT)
  .nullable()
  .default(null);

/** Where a template names a field: `{title}`, `{genre.name}`. */
const PLACEHOLDER = /\{([^{}]*)\}/g;

/** Fields that a template may name, at most. */
const MOST_PLACEHOLDERS = 20;

/** The path of a field in a model, or into the JSON of one: `title`, `genre.name`, `specs.weight.value`. */
export const fieldPathSchema = z
  .string()
  .max(255)
  .regex(/^[A-Za-z]\w*(?:\.\w[\w-]*)*$/, 'Use the path of a field, such as genre.name.');

/** The paths that a template names, each once, in order. */
export function templatePaths(template: string): string[] {
  return [...new Set([...template.matchAll(PLACEHOLDER)].map(([, path = '']) => path.trim()))];
}

/** Puts values in the place of a template's fields. */
export function fillTemplate(template: string, textOf: (path: string) => string): string {
  return template.replaceAll(PLACEHOLDER, (_, path: string) => textOf(path.trim()));
}

const templateSchema = z
  .string()
  .min(1, 'Write a template, such as {title} ({year}).')
  .max(1000, 'Use at most 1000 characters.')
  .superRefine((template, context) => {
    const paths = templatePaths(template);
    const wrong = paths.find((path) => !fieldPathSchema.safeParse(path).success);
    const message =
      paths.length === 0
        ? 'Name at least one field in braces, such as {title}.'
        : paths.length > MOST_PLACEHOLDERS
          ? `Name at most ${MOST_PLACEHOLDERS} fields.`
          : wrong !== undefined && `«${wrong}» is no path of a field, such as {genre.name}.`;
    if (message) context.addIssue({ code: 'custom', message });
  });

/** The processors that every site has, and their options. `as-is` is what a field gives by itself. */
export const PROCESSOR_OPTIONS = {
  'as-is': z.strictObject({}),
  text: z.strictObject({
    letterCase: z.enum(['keep', 'lower', 'upper']).default('keep'),
    maxLength,
    /** Stands between the values of a list. */
    separator: z.string().max(20).default(', '),
  }),
  number: z.strictObject({
    /** Digits behind the point; null for as many as there are. */
    decimals: z.number().int().min(0).max(10, 'Use 0 to 10 digits.').nullable().default(null),
  }),
  date: z.strictObject({
    /** `unix` is in seconds. */
    format: z.enum(['datetime', 'date', 'year', 'unix']).default('datetime'),
    /** Whose calendar days and years count. */
    timeZone: timeZoneSchema.default('UTC'),
  }),
  'yes-no': z.strictObject({
    /** What stands for yes and for no; empty for true and false. */
    yes: z.string().max(50).default(''),
    no: z.string().max(50).default(''),
  }),
  'plain-text': z.strictObject({ maxLength }),
  hash: z.strictObject({}),
  json: z.strictObject({
    /** As a text that holds the JSON, for receivers that know no lists and objects. */
    asText: z.boolean().default(false),
  }),
  ids: z.strictObject({}),
  names: z.strictObject({
    /** The field of the related entries; null for the one that names them. */
    attribute: z
      .string()
      .max(100)
      .regex(/^\w+$/, 'Use the name of a field.')
      .nullable()
      .default(null),
  }),
  'media-url': z.strictObject({
    /** The size of an image that Strapi made; files that have none of it give the original. */
    size: z.enum(['original', 'large', 'medium', 'small', 'thumbnail']).default('original'),
  }),
  template: z.strictObject({ template: templateSchema }),
} as const;

/** Names of the processors that every site has. */
export type SystemProcessor = keyof typeof PROCESSOR_OPTIONS;
/** The options of a processor that every site has. */
export type ProcessorOptions<Name extends SystemProcessor> = z.output<
  (typeof PROCESSOR_OPTIONS)[Name]
>;

/** Whether a processor is one that every site has; the others are the site's own. */
export function isSystemProcessor(name: string): name is SystemProcessor {
  return Object.hasOwn(PROCESSOR_OPTIONS, name);
}

export const processorNameSchema = z
  .string()
  .max(50)
  .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, 'Use the name of a processor, such as plain-text.');

/** A processor and its options, before those are checked. */
const namedProcessorSchema = z.strictObject({
  name: processorNameSchema,
  options: z.record(z.string().max(100), z.json()).default({}),
});

/** A processor and its options; which there are depends on the processor. */
export type FieldProcessor = z.output<typeof namedProcessorSchema>;

/** What makes the value of a field: a processor and its options. */
export const fieldProcessorSchema = namedProcessorSchema.transform(checkOptions);

/** The same in a configuration file: the name alone where no option is needed. */
export const configuredProcessorSchema = z
  .union([processorNameSchema.transform((name) => ({ name, options: {} })), namedProcessorSchema])
  .transform(checkOptions);

function checkOptions({ name, options }: FieldProcessor, context: z.RefinementCtx): FieldProcessor {
  // The options of a site's own processors are checked by the site.
  if (!isSystemProcessor(name)) return { name, options };
  const result = PROCESSOR_OPTIONS[name].safeParse(options);
  if (result.success) return { name, options: { ...result.data } };
  for (const { path, message } of result.error.issues) {
    context.addIssue({ code: 'custom', path: ['options', ...path], message });
  }
  return z.NEVER;
}
