import { z } from 'zod';
import { exportRecordSchema } from './record.ts';
import { workflowKindSchema, workflowOptionsSchema } from './workflow.ts';

/** Records that a workflow is tried with. */
export const TRIAL_RECORDS = 10;

/** `POST /management/trials`: tries what a workflow would do. The reply is a {@link trialSchema}. */
export const trialRequestSchema = z.strictObject({
  kind: workflowKindSchema,
  options: workflowOptionsSchema,
});
export type TrialRequest = z.infer<typeof trialRequestSchema>;

/** A record that a workflow was tried with. */
export const triedRecordSchema = z.strictObject({
  record: exportRecordSchema,
  /** What the destination gets of it. */
  sends: z.json(),
  /** Why it would be set aside, or is of no use: a sentence, or null. */
  problem: z.string().nullable(),
});
export type TriedRecord = z.infer<typeof triedRecordSchema>;

/**
 * What a workflow would do, seen on some records. They went to the destination marked as drafts where
 * it can be told so, and nothing else was changed.
 */
export const trialSchema = z.strictObject({
  /** Whether the destination was sent the records; a folder and the platform only check them. */
  delivered: z.boolean(),
  /** Why nothing can leave at all: a sentence, or null. */
  problem: z.string().nullable(),
  records: z.array(triedRecordSchema),
  /** Records in all that a run would read; null when it is not known. */
  total: z.number().int().nullable(),
});
export type Trial = z.infer<typeof trialSchema>;
