import { z } from 'zod';
import {
  activationInputSchema,
  activationProblems,
  MOST_ACTIVATIONS,
} from '../activations/activation.ts';
import { audienceInputSchema, MOST_AUDIENCES } from '../audiences/audience.ts';
import {
  computedTraitInputSchema,
  MOST_COMPUTED_TRAITS,
} from '../computed-traits/computed-trait.ts';
import type { ManagedDefinitions } from '../definitions/definitions.ts';
import { destinationSchema, PLATFORM_DESTINATION } from '../exports/destination.ts';
import { configuredFieldsSchema } from '../exports/field-export.ts';
import {
  checkLive,
  contentTypeUidSchema,
  workflowInputShape,
  workflowKeySchema,
  workflowKindSchema,
} from '../exports/workflow.ts';
import { segmentGroupSchema } from '../segments/segment-group.ts';
import { identifierSchema, suggestIdentifier } from '../shared/identifier.ts';
import { timeZoneSchema } from '../shared/time-zone.ts';
import { type ConfiguredSource, configuredSourceSchema, type Source } from '../tracking/source.ts';
import { type Repetition, repetitions } from './repetitions.ts';

/** A workflow in the configuration file: its kind is the list that it stands in. */
const { kind: _kind, ...scheduledShape } = workflowInputShape;
const scheduledWorkflowSchema = z
  .strictObject({
    ...scheduledShape,
    /** Keeps the workflow's history when its name changes; made from kind and name by default. */
    key: workflowKeySchema.optional(),
  })
  .superRefine(checkLive);

/** The configuration file of a connector, as people write it (`config/cdp.config.ts`). */
export const configurationSchema = z
  .strictObject({
    /** Names this connector; its replicas share the name. */
    name: identifierSchema.default('connector'),
    /** The segment group that this connector fills. */
    segmentGroupIdentifier: identifierSchema.nullable().default(null),
    /** Whose clocks and calendar the windows of audiences go by. */
    timeZone: timeZoneSchema.default('UTC'),
    sources: z.array(configuredSourceSchema).max(1000).default([]),
    /**
     * Keys of sources and workflows, the most trusted first. A trait that one of them said is kept
     * whatever those after it, or not listed, say later; among equals the last word counts.
     */
    traitPriority: z
      .array(z.string().min(1).max(100))
      .max(100)
      .default([])
      .refine((keys) => new Set(keys).size === keys.length, 'Name each source once.'),
    destinations: z.array(destinationSchema).max(100).default([]),
    segmentGroups: z.array(segmentGroupSchema).max(100).default([]),
    computedTraits: z.array(computedTraitInputSchema).max(MOST_COMPUTED_TRAITS).default([]),
    audiences: z.array(audienceInputSchema).max(MOST_AUDIENCES).default([]),
    /** Audiences bound to destinations. */
    activations: z.array(activationInputSchema).max(MOST_ACTIVATIONS).default([]),
    /** Which fields leave, by content type. */
    fieldExports: z.record(contentTypeUidSchema, configuredFieldsSchema).default({}),
    /** Workflows, by kind. */
    schedule: z
      .strictObject({
        content: z.array(scheduledWorkflowSchema).max(1000).default([]),
        user: z.array(scheduledWorkflowSchema).max(1000).default([]),
        product: z.array(scheduledWorkflowSchema).max(1000).default([]),
      })
      .prefault({}),
  })
  .superRefine((configuration, context) => {
    for (const { path, message } of [
      ...repetitions(uniqueValues(configuration)),
      ...unknownDestinations(configuration),
      ...unfitDestinations(configuration),
    ]) {
      context.addIssue({ code: 'custom', path, message });
    }
  });

/** What a developer writes. */
export type ConfigurationInput = z.input<typeof configurationSchema>;
/** A checked configuration with its defaults. */
export type Configuration = z.output<typeof configurationSchema>;

/** Types a configuration file: `export default defineConfig({ … })`. It is checked at start. */
export function defineConfig(configuration: ConfigurationInput): ConfigurationInput {
  return configuration;
}

/** SHA-256 of a text in hexadecimal; where these schemas run, it is not the same everywhere. */
export type Digest = (text: string) => string;

/** The definitions that a configuration manages, in the form that Strapi is told. */
export function managedDefinitions(
  configuration: Configuration,
  digest: Digest,
): ManagedDefinitions {
  return {
    segmentGroups: configuration.segmentGroups,
    workflows: scheduledWorkflows(configuration).map(({ workflow }) => workflow),
    fieldExports: Object.entries(configuration.fieldExports).map(([contentType, fields]) => ({
      contentType,
      fields,
    })),
    sources: configuration.sources.map((source) => toSource(source, digest)),
    computedTraits: configuration.computedTraits,
    audiences: configuration.audiences,
    activations: configuration.activations,
  };
}

/** Characters of a key of the file that are told: people choose those, so few. */
const PREFIX_LENGTH = 4;

function toSource({ writeKey, ...source }: ConfiguredSource, digest: Digest): Source {
  const key = {
    digest: digest(writeKey),
    prefix: writeKey.slice(0, PREFIX_LENGTH),
    value: source.kind === 'browser' ? writeKey : null,
    createdAt: null,
    expiresAt: null,
  };
  return { ...source, writeKeys: [key] };
}

function scheduledWorkflows({ schedule }: Pick<Configuration, 'schedule'>) {
  return workflowKindSchema.options.flatMap((kind) =>
    schedule[kind].map((entry, index) => ({
      path: ['schedule', kind, index],
      workflow: { ...entry, kind, key: entry.key ?? `${kind}-${suggestIdentifier(entry.name)}` },
    })),
  );
}

function uniqueValues(configuration: Configuration): Repetition[] {
  const { sources, destinations, segmentGroups, computedTraits, audiences, activations } =
    configuration;
  const at = (list: string, key: string, values: string[]): Repetition[] =>
    values.map((value, index) => ({ group: `${list}.${key}`, value, path: [list, index, key] }));
  return [
    ...at(
      'sources',
      'key',
      sources.map(({ key }) => key),
    ),
    ...at(
      'sources',
      'writeKey',
      sources.map(({ writeKey }) => writeKey),
    ),
    ...at(
      'destinations',
      'key',
      destinations.map(({ key }) => key),
    ),
    ...at(
      'segmentGroups',
      'identifier',
      segmentGroups.map(({ identifier }) => identifier),
    ),
    ...at(
      'computedTraits',
      'identifier',
      computedTraits.map(({ identifier }) => identifier),
    ),
    ...at(
      'audiences',
      'identifier',
      audiences.map(({ identifier }) => identifier),
    ),
    ...at(
      'activations',
      'identifier',
      activations.map(({ identifier }) => identifier),
    ),
    ...segmentGroups.flatMap(({ segments }, group) =>
      segments.map(({ identifier }, index) => ({
        group: `segmentGroups.${group}`,
        value: identifier,
        path: ['segmentGroups', group, 'segments', index, 'identifier'],
      })),
    ),
    ...scheduledWorkflows(configuration).map(({ path, workflow }) => ({
      group: 'workflows',
      value: workflow.key,
      path: [...path, 'name'],
    })),
  ];
}

function unknownDestinations(configuration: Configuration) {
  const known = [PLATFORM_DESTINATION, ...configuration.destinations.map(({ key }) => key)];
  return scheduledWorkflows(configuration)
    .filter(({ workflow }) => !known.includes(workflow.options.destination))
    .map(({ path, workflow }) => ({
      path: [...path, 'options', 'destination'],
      message: `There is no destination «${workflow.options.destination}»; use one of ${known.join(', ')}.`,
    }));
}

function unfitDestinations({ activations, destinations }: Configuration) {
  return activations.flatMap((activation, index) => {
    const destination = destinations.find(({ key }) => key === activation.destination);
    if (!destination) {
      const known = destinations.map(({ key }) => key).join(', ');
      const message = `There is no destination «${activation.destination}»; use one of ${known || '«destinations»'}.`;
      return [{ path: ['activations', index, 'destination'], message }];
    }
    return activationProblems(activation, destination.kind).map(({ path, message }) => ({
      path: ['activations', index, ...path],
      message,
    }));
  });
}
