import { contentTypeUidSchema, eventTypeSchema, identifierSchema } from 'strapi-cdp-config';
import { z } from 'zod';

/** Something that rules and activations may rely on. */
export const reliedOnSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('audience'), audience: identifierSchema }),
  z.strictObject({ kind: z.literal('computed-trait'), trait: identifierSchema }),
  z.strictObject({
    kind: z.literal('segment'),
    group: identifierSchema,
    segment: identifierSchema,
  }),
  z.strictObject({ kind: z.literal('segment-group'), group: identifierSchema }),
  z.strictObject({ kind: z.literal('source'), source: z.string().min(1).max(100) }),
  z.strictObject({
    kind: z.literal('event'),
    type: eventTypeSchema,
    name: z.string().min(1).max(255),
  }),
  /** A field of a catalogue entry, by the name that it leaves under. */
  z.strictObject({
    kind: z.literal('catalogue-field'),
    contentType: contentTypeUidSchema,
    field: z.string().min(1).max(100),
  }),
]);
export type ReliedOn = z.infer<typeof reliedOnSchema>;

/** An audience or an activation that relies on something. */
export const dependentSchema = z.strictObject({
  kind: z.enum(['audience', 'activation']),
  documentId: z.string(),
  name: z.string(),
  identifier: z.string(),
});
export type Dependent = z.infer<typeof dependentSchema>;

/** `GET /cdp/dependents`, asked for with {@link reliedOnSchema}: what keeps it from being deleted. */
export const dependentsSchema = z.strictObject({ items: z.array(dependentSchema) });
export type Dependents = z.infer<typeof dependentsSchema>;
