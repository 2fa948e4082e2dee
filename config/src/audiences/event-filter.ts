import { z } from 'zod';
import { eventSelectionSchema } from '../computed-traits/computed-trait.ts';
import { propertyPathSchema } from '../computed-traits/property.ts';
import { contentTypeUidSchema } from '../exports/workflow.ts';
import { quantifierSchema, valueTestSchema } from './value-test.ts';

/** Conditions of one event selector. */
export const MOST_EVENT_CONDITIONS = 20;

/** A field of a catalogue entry, by the name that it was exported under. */
export const catalogueFieldSchema = z.strictObject({
  contentType: contentTypeUidSchema,
  field: z.string().trim().min(1, 'Enter a field.').max(100, 'Use at most 100 characters.'),
});
export type CatalogueField = z.infer<typeof catalogueFieldSchema>;

const tested = { quantifier: quantifierSchema.default('any'), test: valueTestSchema };

/** What an event must say to be meant. */
export const eventConditionSchema = z.discriminatedUnion('subject', [
  /** A value in its properties, such as `total` or `products[].sku`. */
  z.strictObject({ subject: z.literal('property'), path: propertyPathSchema, ...tested }),
  /** A value in its context, such as `page.path` or `campaign.source`. */
  z.strictObject({ subject: z.literal('context'), path: propertyPathSchema, ...tested }),
  /**
   * A field of the catalogue entries that a property names by their document ids, as the catalogue has
   * it now: the published entry before a draft, in the first of its locales that has the field, also
   * when it was deleted since. An entry that was never there has no value.
   */
  z.strictObject({
    subject: z.literal('catalogue'),
    path: propertyPathSchema,
    catalogue: catalogueFieldSchema,
    ...tested,
  }),
  /** The key of the source that brought it. */
  z.strictObject({
    subject: z.literal('source'),
    sources: z.array(z.string().min(1).max(100)).min(1, 'Choose a source.').max(100),
  }),
]);
export type EventCondition = z.infer<typeof eventConditionSchema>;

/** Which events are meant: of a type, of a name unless it is null, and all that it says of them. */
export const eventSelectorSchema = eventSelectionSchema.extend({
  where: z.array(eventConditionSchema).max(MOST_EVENT_CONDITIONS).default([]),
});
export type EventSelector = z.infer<typeof eventSelectorSchema>;
