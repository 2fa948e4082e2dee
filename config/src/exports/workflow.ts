import { z } from 'zod';
import { identifierSchema, nameSchema } from '../shared/identifier.ts';
import { timeZoneSchema } from '../shared/time-zone.ts';
import { PLATFORM_DESTINATION } from './destination.ts';
import { intervalSchema, isLive } from './interval.ts';

/** What a workflow exports. Each kind has its own queue. */
export const workflowKindSchema = z.enum(['content', 'user', 'product']);
export type WorkflowKind = z.infer<typeof workflowKindSchema>;

/** The uid of a content type of the site, such as `api::film.film`. */
export const contentTypeUidSchema = z
  .string()
  .max(200)
  .regex(
    /^(?:api|plugin)::[a-z0-9][a-z0-9-]*\.[a-z0-9][a-z0-9-]*$/i,
    'Use the uid of a content type, such as api::article.article.',
  );

/** A locale code of the site, such as `en` or `pt-BR`. */
export const localeSchema = z
  .string()
  .max(35)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/i, 'Use a locale code, such as en or pt-BR.');

/** Which version of an entry leaves: what visitors see, or what editors are working on. */
export const recordStatusSchema = z.enum(['published', 'draft']);
export type RecordStatus = z.infer<typeof recordStatusSchema>;

/** How a workflow exports: the same form on the screen, in the configuration file and in a terminal. */
export const workflowOptionsSchema = z.strictObject({
  contentType: contentTypeUidSchema,
  /** Names the stream at the destination: one workflow, one stream. */
  streamId: z
    .string()
    .trim()
    .min(1, 'Enter the id of the stream at the destination.')
    .max(128, 'Use at most 128 characters.')
    .regex(/^[\w.:-]+$/, 'Use letters, digits and . : _ - only.'),
  destination: identifierSchema.default(PLATFORM_DESTINATION),
  /** Empty: every locale of the entry. */
  locales: z.array(localeSchema).max(100).default([]),
  status: recordStatusSchema.default('published'),
  /** `full` sends every record; `changes` only those whose content differs from what was last sent. */
  mode: z.enum(['full', 'changes']).default('full'),
  /** Records in one page and in one delivery. */
  batchSize: z.number().int().min(1).max(1000).default(200),
  /** Records a second; null for as fast as both sides can. */
  maxRate: z.number().int().min(1).max(100_000).nullable().default(null),
  /**
   * Validates rather than delivers: a run sends some records marked as drafts, tells what is wrong
   * with each, and changes nothing.
   */
  draft: z.boolean().default(false),
});
export type WorkflowOptions = z.infer<typeof workflowOptionsSchema>;

/** The fields of {@link workflowInputSchema}, to build others from: check those with {@link checkLive}. */
export const workflowInputShape = {
  name: nameSchema,
  kind: workflowKindSchema,
  interval: intervalSchema,
  timeZone: timeZoneSchema.default('UTC'),
  /** A paused workflow keeps its schedule but does not run by itself. */
  enabled: z.boolean().default(true),
  options: workflowOptionsSchema,
};

/** Reports a live workflow that sends everything: each change of one entry must not send all of them. */
export function checkLive(
  { interval, options }: { interval: string; options: Pick<WorkflowOptions, 'mode'> },
  context: z.RefinementCtx,
): void {
  if (!isLive(interval) || options.mode === 'changes') return;
  context.addIssue({
    code: 'custom',
    path: ['options', 'mode'],
    message: 'Use changes: a workflow with the interval live sends what changed.',
  });
}

/** What an editor writes to create or change a workflow. */
export const workflowInputSchema = z.strictObject(workflowInputShape).superRefine(checkLive);
export type WorkflowInput = z.infer<typeof workflowInputSchema>;

/** Names a workflow for its whole life, whatever it is called: runs and schedules refer to it. */
export const workflowKeySchema = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[a-z0-9][a-z0-9-]*$/);

/** A workflow as the connector knows it. */
export const workflowShape = { key: workflowKeySchema, ...workflowInputShape };
export const workflowSchema = z.strictObject(workflowShape).superRefine(checkLive);
export type Workflow = z.infer<typeof workflowSchema>;
