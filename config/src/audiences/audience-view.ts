import { z } from 'zod';
import { propertyPathSchema } from '../computed-traits/property.ts';
import { eventTypeSchema } from '../management/event-type.ts';
import { profileSummarySchema } from '../management/profile.ts';
import { identifierSchema } from '../shared/identifier.ts';
import { instantSchema } from '../shared/instant.ts';
import { ruleSchema } from './rule.ts';

/** How far the connector is with an audience: `live` once its latest rule is in force. */
export const audienceStateSchema = z.enum(['computing', 'live', 'failed']);
export type AudienceState = z.infer<typeof audienceStateSchema>;

/** The size of an audience on a day, at the end of it or, of the present day, now. */
export const audienceDaySchema = z.strictObject({
  day: z.iso.date(),
  size: z.number().int(),
  entered: z.number().int(),
  exited: z.number().int(),
});
export type AudienceDay = z.infer<typeof audienceDaySchema>;

/** What the connector knows of an audience. */
export const audienceActivitySchema = z.strictObject({
  identifier: z.string(),
  state: audienceStateSchema,
  /** The version of its rule that is in force; null before the first is. */
  version: z.number().int().nullable(),
  /** From 0 to 100 while it is computed; else null. */
  progress: z.number().min(0).max(100).nullable(),
  /** Why it failed; else null. */
  error: z.string().nullable(),
  /** Its members; null before its first rule is in force. */
  size: z.number().int().nullable(),
  /** The moment that its membership is right for; null before its first rule is in force. */
  asOf: instantSchema.nullable(),
  /** The last days in the platform's time zone, oldest first. */
  days: z.array(audienceDaySchema),
});
export type AudienceActivity = z.infer<typeof audienceActivitySchema>;

/** `GET /management/audiences`, with 14 days; `GET /management/audiences/:identifier?days=90`: one of them. */
export const audienceActivitiesSchema = z.strictObject({ items: z.array(audienceActivitySchema) });
export const audienceActivityQuerySchema = z.object({
  days: z.coerce.number().int().min(1).max(400).default(90),
});

/** `GET /management/audiences/:identifier/members`: the latest first; `after` is the `next` of a page. */
export const membersQuerySchema = z.object({
  /** The beginning of an identifier or of words in a trait; empty for all. */
  query: z.string().trim().max(200).default(''),
  after: z.string().max(200).optional(),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
});
export type MembersQuery = z.infer<typeof membersQuerySchema>;

/** A member of an audience. */
export const memberSchema = z.strictObject({
  profile: profileSummarySchema,
  enteredAt: instantSchema,
});
export type Member = z.infer<typeof memberSchema>;
export const membersPageSchema = z.strictObject({
  items: z.array(memberSchema),
  next: z.string().nullable(),
});
export type MembersPage = z.infer<typeof membersPageSchema>;

/** Why a membership changed. */
export const membershipCauseSchema = z.enum([
  /** Something was learned of them: an event, a trait, consent. */
  'event',
  /** Time passed. */
  'time',
  /** Profiles became one, or one became two. */
  'identity',
  /** The rule, or what it relies on, was changed. */
  'rule',
  /** Somebody put them in or out of a segment by hand, by import or through the API. */
  'manual',
  /** The profile was erased. */
  'erased',
]);
export type MembershipCause = z.infer<typeof membershipCauseSchema>;

/** A change of a membership. */
export const membershipChangeSchema = z.strictObject({
  /** Grows with every change; a later change has a greater number. */
  sequence: z.number().int(),
  audience: z.string(),
  profileId: z.uuid(),
  change: z.enum(['entered', 'exited']),
  at: instantSchema,
  cause: membershipCauseSchema,
  /** The version of the rule that decided. */
  version: z.number().int(),
});
export type MembershipChange = z.infer<typeof membershipChangeSchema>;

/** `GET /management/audiences/:identifier/changes?profileId=…`: the latest 100. */
export const membershipChangesSchema = z.strictObject({ items: z.array(membershipChangeSchema) });

/**
 * `GET /management/profiles/:id/audiences`: the audiences that a profile is in, with since when, and the
 * latest 100 changes of that, the latest first.
 */
export const profileAudiencesSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      audience: z.string(),
      enteredAt: instantSchema,
      cause: membershipCauseSchema,
    }),
  ),
  changes: z.array(membershipChangeSchema),
});
export type ProfileAudiences = z.infer<typeof profileAudiencesSchema>;

/** `POST /management/audiences/preview`: who a rule means now. */
export const previewRequestSchema = z.strictObject({
  rule: ruleSchema,
  /** The audience that is being edited, which overlap leaves out. */
  audience: identifierSchema.nullable().default(null),
});
export type PreviewRequest = z.infer<typeof previewRequestSchema>;

/** Its reply. */
export const previewSchema = z.strictObject({
  /** Members. */
  count: z.number().int(),
  /** Profiles in all. */
  total: z.number().int(),
  /** How many members have an identifier of a type, the most first. */
  reachable: z.array(z.strictObject({ type: z.string(), count: z.number().int() })),
  /** Other audiences that members are in, the most first. */
  overlap: z.array(z.strictObject({ audience: z.string(), count: z.number().int() })),
  asOf: instantSchema,
});
export type Preview = z.infer<typeof previewSchema>;

/** `POST /management/audiences/preview/members`: a page of them, in the order of their ids. */
export const previewMembersRequestSchema = z.strictObject({
  rule: ruleSchema,
  /** The id of the last profile of the page before; null for the first page. */
  after: z.uuid().nullable().default(null),
  pageSize: z.number().int().min(1).max(100).default(10),
});
export const previewMembersSchema = z.strictObject({
  items: z.array(profileSummarySchema),
  next: z.uuid().nullable(),
});
export type PreviewMembers = z.infer<typeof previewMembersSchema>;

/** An event that decides about a condition. */
export const decidingEventSchema = z.strictObject({
  type: z.string(),
  name: z.string(),
  timestamp: instantSchema,
  properties: z.record(z.string(), z.json()),
});

/** Why a part of a rule holds for a profile, or does not; `parts` are those of groups, in their order. */
export interface Explanation {
  holds: boolean;
  /** When time alone may change it; null when it cannot. */
  changesAt: string | null;
  /** The value that was tested, of traits and computed values; how often, of events; else null. */
  value: unknown;
  /** The events that decide it, the latest first; at most ten. */
  events: z.infer<typeof decidingEventSchema>[];
  parts: Explanation[];
}
export const explanationSchema: z.ZodType<Explanation, unknown> = z.lazy(() =>
  z.strictObject({
    holds: z.boolean(),
    changesAt: instantSchema.nullable(),
    value: z.json().nullable(),
    events: z.array(decidingEventSchema),
    parts: z.array(explanationSchema),
  }),
);

/** `POST /management/audiences/explain` */
export const explainRequestSchema = z.strictObject({
  rule: ruleSchema,
  profileId: z.uuid('Use the id of a profile.'),
});
export type ExplainRequest = z.infer<typeof explainRequestSchema>;

/**
 * `GET /management/audiences/known`: what pickers offer, the most frequent first. Of many profiles a
 * sample is looked at, and numbers are about.
 */
export const knownForRulesSchema = z.strictObject({
  traits: z.array(
    z.strictObject({
      path: z.string(),
      profiles: z.number().int(),
      /** Its most frequent values. */
      values: z.array(z.strictObject({ value: z.string(), count: z.number().int() })),
    }),
  ),
  identifierTypes: z.array(z.strictObject({ type: z.string(), count: z.number().int() })),
  catalogueFields: z.array(
    z.strictObject({ contentType: z.string(), field: z.string(), values: z.array(z.string()) }),
  ),
  consentCategories: z.array(z.string()),
});
export type KnownForRules = z.infer<typeof knownForRulesSchema>;

/** `GET /management/audiences/known/values?type=track&name=…&path=…`: values of a property of recent events. */
export const knownValuesQuerySchema = z.object({
  type: eventTypeSchema,
  name: z.string().max(255).optional(),
  path: propertyPathSchema,
});
export const knownValuesSchema = z.strictObject({
  items: z.array(z.strictObject({ value: z.string(), count: z.number().int() })),
});
export type KnownValues = z.infer<typeof knownValuesSchema>;
