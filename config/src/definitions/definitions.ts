import { z } from 'zod';
import {
  activationInputSchema,
  activationSchema,
  MOST_ACTIVATIONS,
} from '../activations/activation.ts';
import { audienceInputSchema, audienceSchema, MOST_AUDIENCES } from '../audiences/audience.ts';
import {
  computedTraitInputSchema,
  computedTraitSchema,
  MOST_COMPUTED_TRAITS,
} from '../computed-traits/computed-trait.ts';
import { destinationSummarySchema } from '../exports/destination.ts';
import { fieldExportSchema } from '../exports/field-export.ts';
import { sealedDestinationSchema } from '../exports/sealed-destination.ts';
import { workflowSchema, workflowShape } from '../exports/workflow.ts';
import { segmentGroupSchema } from '../segments/segment-group.ts';
import { identifierSchema } from '../shared/identifier.ts';
import { managedBySchema } from '../shared/managed-by.ts';
import { PLAN_LIMIT, plannedEventSchema } from '../tracking/planned-event.ts';
import { sourceSchema } from '../tracking/source.ts';

/**
 * Everything that people authored, as one document. Strapi serves it with an ETag over its content;
 * the connector keeps the last good copy and works from it.
 */
export const definitionsSchema = z.strictObject({
  segmentGroups: z.array(segmentGroupSchema.extend({ managedBy: managedBySchema })),
  workflows: z.array(z.strictObject({ ...workflowShape, managedBy: managedBySchema })),
  // Copies that were kept before there were any have none.
  sources: z.array(sourceSchema.extend({ managedBy: managedBySchema })).default([]),
  computedTraits: z.array(computedTraitSchema).default([]),
  audiences: z.array(audienceSchema).default([]),
  activations: z.array(activationSchema).default([]),
  /** The tracking plan. */
  plan: z.array(plannedEventSchema).max(PLAN_LIMIT).default([]),
  /** Those that editors made. The others are known to the connector alone. */
  destinations: z.array(sealedDestinationSchema).default([]),
});
export type Definitions = z.infer<typeof definitionsSchema>;

/** The definitions that a configuration file manages. They replace what it managed before. */
export const managedDefinitionsSchema = z.strictObject({
  segmentGroups: z.array(segmentGroupSchema),
  workflows: z.array(workflowSchema),
  fieldExports: z.array(fieldExportSchema),
  sources: z.array(sourceSchema).max(1000),
  computedTraits: z.array(computedTraitInputSchema).max(MOST_COMPUTED_TRAITS),
  audiences: z.array(audienceInputSchema).max(MOST_AUDIENCES).default([]),
  activations: z.array(activationInputSchema).max(MOST_ACTIVATIONS).default([]),
});
export type ManagedDefinitions = z.infer<typeof managedDefinitionsSchema>;

/**
 * `PUT /api/cdp/connector/registration`: a connector presents itself at start and whenever Strapi
 * comes back. Replicas of one connector share its name and say the same.
 */
export const registrationSchema = z.strictObject({
  name: identifierSchema,
  version: z.string().max(50),
  /** The segment group that this connector fills. */
  segmentGroupIdentifier: identifierSchema.nullable(),
  destinations: z.array(destinationSummarySchema).max(100),
  managed: managedDefinitionsSchema,
});
export type Registration = z.infer<typeof registrationSchema>;

/** `GET /api/cdp/connector/ping`: proves the shared secret and tells Strapi's clock. */
export const pingSchema = z.strictObject({ time: z.iso.datetime({ offset: true }) });
