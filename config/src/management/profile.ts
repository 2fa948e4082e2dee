import { z } from 'zod';
import { computedValueSchema } from '../computed-traits/activity.ts';
import { instantSchema } from '../shared/instant.ts';
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

/** How lists of profiles may be sorted. `lastSeenAt` is known to the hour. */
export const profileSortSchema = z.enum([
  'createdAt:desc',
  'createdAt:asc',
  'lastSeenAt:desc',
  'lastSeenAt:asc',
]);
export type ProfileSort = z.infer<typeof profileSortSchema>;

/** Which profiles: those that match all of it. */
export const profilesFilterSchema = z.object({
  /**
   * The beginning of an identifier or of words in a trait, such as `ada` or `city: Copenhagen`; empty
   * for all.
   */
  query: z.string().trim().max(200).default(''),
  /** Known by more than the browser's own id, or not. */
  known: z.enum(['known', 'anonymous']).optional(),
  /** Key of the source that brought one of the identifiers first. */
  source: z.string().max(100).optional(),
  seenSince: instantSchema.optional(),
  /** A segment that they are in, as `group/segment`. */
  segment: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,63}\/[a-z][a-z0-9-]{0,63}$/, 'Use the form group/segment.')
    .optional(),
});
export type ProfilesFilter = z.infer<typeof profilesFilterSchema>;

/** `GET /management/profiles`: `after` and `before` are the `next` and `previous` of a page. */
export const profilesQuerySchema = profilesFilterSchema.extend({
  sort: profileSortSchema.default('createdAt:desc'),
  after: z.string().max(100).optional(),
  before: z.string().max(100).optional(),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
});
export type ProfilesQuery = z.infer<typeof profilesQuerySchema>;
export const profilesPageSchema = z.strictObject({
  items: z.array(profileSummarySchema),
  previous: z.string().nullable(),
  next: z.string().nullable(),
});
export type ProfilesPage = z.infer<typeof profilesPageSchema>;

/** `GET /management/profiles/total`: how many match; beyond a bound an estimate, or «more than». */
export const profilesTotalSchema = z.strictObject({
  total: z.number().int(),
  precision: z.enum(['exact', 'estimate', 'at-least']),
});
export type ProfilesTotal = z.infer<typeof profilesTotalSchema>;

/** `GET /management/profiles/:id/events`: newest first; `before` is the `next` of the page above. */
export const eventsQuerySchema = z.object({
  before: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  type: eventTypeSchema.optional(),
  name: z.string().max(500).optional(),
  source: z.string().max(100).optional(),
  /** The period: events at or after `from` and before `to`. */
  from: instantSchema.optional(),
  to: instantSchema.optional(),
});
export type EventsQuery = z.infer<typeof eventsQuerySchema>;
export const eventsPageSchema = z.strictObject({
  items: z.array(eventViewSchema),
  next: z.string().nullable(),
});
export type EventsPage = z.infer<typeof eventsPageSchema>;

/** `GET /management/profiles/:id/activity`: events per day (UTC) of the last `days`. */
export const activityQuerySchema = z.object({
  days: z.coerce.number().int().min(1).max(400).default(90),
});
export type ActivityQuery = z.infer<typeof activityQuerySchema>;
export const activitySchema = z.strictObject({
  /** Only days with events, oldest first. */
  days: z.array(z.strictObject({ day: z.iso.date(), events: z.number().int() })),
  /** What happened in that time, most often first: choices for filters. */
  names: z.array(z.string()),
  sources: z.array(z.string()),
});
export type Activity = z.infer<typeof activitySchema>;

/** An order: what an `Order Completed` event says of it. */
export const orderSchema = z.strictObject({
  messageId: z.string(),
  at: instantSchema,
  orderId: z.string().nullable(),
  total: z.number().nullable(),
  currency: z.string().nullable(),
  products: z.array(
    z.strictObject({ name: z.string(), quantity: z.number(), price: z.number().nullable() }),
  ),
});
export type Order = z.infer<typeof orderSchema>;

/** `GET /management/profiles/:id/orders`: the newest orders, and what all of them come to. */
export const ordersSchema = z.strictObject({
  items: z.array(orderSchema),
  /** By currency; null where orders do not name one. */
  totals: z.array(
    z.strictObject({
      currency: z.string().nullable(),
      orders: z.number().int(),
      total: z.number(),
    }),
  ),
});
export type Orders = z.infer<typeof ordersSchema>;
