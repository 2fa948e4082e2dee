import { z } from 'zod';

/** Segments that a request or an entry may name. */
const MOST_SEGMENTS = 200;

/** `segment`, or `group/segment` where several groups have one of that name. */
const NAME = /^(?:[a-z][a-z0-9-]{0,63}\/)?[a-z][a-z0-9-]{0,63}$/;

const namesSchema = z
  .union([z.string(), z.array(z.string())])
  .transform((value) =>
    [value]
      .flat()
      .flatMap((text) => text.split(','))
      .map((name) => name.trim())
      .filter(Boolean),
  )
  .pipe(
    z
      .array(z.string().regex(NAME, 'Send identifiers of segments, separated by commas.'))
      .max(MOST_SEGMENTS, `Send at most ${MOST_SEGMENTS} segments.`),
  );

/**
 * What a request for content may say of whom it is for. Without `segments` and `visitor` nothing is
 * left out, as everywhere in Strapi.
 */
export const targetingQuerySchema = z.object({
  /** The segments of whoever asks; empty for somebody in none. */
  segments: namesSchema.optional(),
  /** The anonymous id of the visitor who asks, instead. */
  visitor: z.uuid('Send the anonymous id of the visitor.').optional(),
  /** `first`: of the entries in their order the first that is for one of the segments, else the first for everyone. */
  variants: z.enum(['first']).optional(),
});
export type TargetingQuery = z.output<typeof targetingQuerySchema>;

/** The segments that an entry is for, as `group/segment`; none for everyone. */
export function segmentsOfEntry(value: unknown): string[] {
  return z.array(z.string()).catch([]).parse(value);
}

/** Whether an entry is for one of the segments. */
export function isFor(value: unknown, segments: readonly string[]): boolean {
  return segmentsOfEntry(value).some((target) =>
    segments.some((segment) => target === segment || target.endsWith(`/${segment}`)),
  );
}

/**
 * A filter of Strapi for what somebody in the segments may see: what is for one of them, and what is
 * for everyone.
 *
 * The field is JSON, and no filter of Strapi looks into JSON on every database; its text is the same
 * on all. Identifiers hold no quotes, so a quoted one is found whole or not at all.
 */
export function audienceFilter(field: string, segments: readonly string[]): object {
  return {
    $or: [
      { [field]: { $null: true } },
      { [field]: { $notContainsi: '"' } },
      ...segments.map((segment) => ({
        [field]: { $containsi: segment.includes('/') ? `"${segment}"` : `/${segment}"` },
      })),
    ],
  };
}

/** Picks the first entry that is for one of the segments, else the first that is for everyone. */
export function firstVariant<Entry extends Record<string, unknown>>(
  entries: readonly Entry[],
  field: string,
  segments: readonly string[],
): Entry | undefined {
  return (
    entries.find((entry) => isFor(entry[field], segments)) ??
    entries.find((entry) => segmentsOfEntry(entry[field]).length === 0)
  );
}
