import { z } from 'zod';
import { computedValueSchema } from '../computed-traits/activity.ts';
import { instantSchema } from '../shared/instant.ts';
import { pageOf, pageQuerySchema } from '../shared/page.ts';
import { eventTypeSchema } from './event-type.ts';

/** A (type, value) that names a customer, and where it was seen. */
export const identifierViewSchema = z.strictObject({
  type: z.string(),
  value: z.string(),
  source: z.string(),
  firstSeenAt: instantSchema,
  lastSeenAt: instantSchema,
});
export type IdentifierView = z.infer<typeof identifierViewSchema>;

/** A characteristic of a profile, with where and when it came from. */
export const traitViewSchema = z.strictObject({
  name: z.string(),
  value: z.json(),
  source: z.string(),
  updatedAt: instantSchema,
});
export type TraitView = z.infer<typeof traitViewSchema>;

/** A profile in a list. `label` is the best name there is: a name, an e-mail address or an id. */
export const profileSummarySchema = z.strictObject({
  id: z.uuid(),
  label: z.string(),
  /** Known by more than the browser's own id. */
  known: z.boolean(),
  identifiers: z.array(z.strictObject({ type: z.string(), value: z.string() })),
  createdAt: instantSchema,
  lastSeenAt: instantSchema,
});
export type ProfileSummary = z.infer<typeof profileSummarySchema>;

/** The single view of one customer. */
export const profileSchema = z.strictObject({
  id: z.uuid(),
  label: z.string(),
  known: z.boolean(),
  identifiers: z.array(identifierViewSchema),
  traits: z.array(traitViewSchema),
  computed: z.array(computedValueSchema),
  eventCount: z.number().int(),
  createdAt: instantSchema,
  lastSeenAt: instantSchema,
});
export type Profile = z.infer<typeof profileSchema>;

/** An event in the timeline of a profile. */
export const eventViewSchema = z.strictObject({
  messageId: z.string(),
  type: eventTypeSchema,
  /** What happened: the event of a track, the name of a page or screen, else the type. */
  name: z.string(),
  source: z.string(),
  timestamp: instantSchema,
  receivedAt: instantSchema,
  properties: z.record(z.string(), z.json()),
  context: z.record(z.string(), z.json()),
});
export type EventView = z.infer<typeof eventViewSchema>;

/** `GET /management/profiles`: the newest first, or those with an identifier that begins with `query`. */
export const profilesQuerySchema = pageQuerySchema.extend({
  query: z.string().trim().max(200).default(''),
});
export type ProfilesQuery = z.infer<typeof profilesQuerySchema>;
export const profilesPageSchema = pageOf(profileSummarySchema);
export type ProfilesPage = z.infer<typeof profilesPageSchema>;

/** `GET /management/profiles/:id/events`: newest first; `before` is the `next` of the page above. */
export const eventsQuerySchema = z.object({
  before: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type EventsQuery = z.infer<typeof eventsQuerySchema>;
export const eventsPageSchema = z.strictObject({
  items: z.array(eventViewSchema),
  next: z.string().nullable(),
});
export type EventsPage = z.infer<typeof eventsPageSchema>;
