import { z } from 'zod';
import { descriptionSchema } from '../shared/identifier.ts';

/** Properties of one planned event. */
const PROPERTIES_LIMIT = 200;

/** Planned events of a site. */
export const PLAN_LIMIT = 1000;

/** The kinds of value that JSON has, and dates, which are text of a form. */
export const valueKindSchema = z.enum(['text', 'number', 'boolean', 'date', 'list', 'object']);
export type ValueKind = z.infer<typeof valueKindSchema>;

/** What the plan says of a property. `any` for a value of whatever kind. */
export const plannedPropertySchema = z.strictObject({
  /** A dot leads into an object: `product.price`. */
  name: z.string().trim().min(1, 'Enter a name.').max(200, 'Use at most 200 characters.'),
  kind: z.enum([...valueKindSchema.options, 'any']).default('any'),
  required: z.boolean().default(false),
});
export type PlannedProperty = z.infer<typeof plannedPropertySchema>;

/**
 * The kinds of event that a plan can be made for: each track by its name, of the others one each,
 * because pages have any name.
 */
export const plannedTypeSchema = z.enum(['track', 'page', 'screen', 'identify', 'group']);
export type PlannedType = z.infer<typeof plannedTypeSchema>;

const shape = {
  type: plannedTypeSchema.default('track'),
  /** The event of a track; of others their type. */
  name: z.string().trim().min(1, 'Enter a name.').max(255, 'Use at most 255 characters.'),
  description: descriptionSchema.default(''),
  properties: z.array(plannedPropertySchema).max(PROPERTIES_LIMIT).default([]),
};

/** An event that is known to come, as the connector checks it. */
export const plannedEventSchema = z.strictObject(shape);
export type PlannedEvent = z.infer<typeof plannedEventSchema>;

/** What an editor writes to plan an event. */
export const plannedEventInputSchema = z
  .strictObject(shape)
  .transform((event) => (event.type === 'track' ? event : { ...event, name: event.type }))
  .superRefine(({ properties }, context) => {
    const names = properties.map(({ name }) => name);
    for (const [index, name] of names.entries()) {
      if (names.indexOf(name) === index) continue;
      const path = ['properties', index, 'name'];
      context.addIssue({ code: 'custom', path, message: `«${name}» is used twice.` });
    }
  });
export type PlannedEventInput = z.output<typeof plannedEventInputSchema>;
