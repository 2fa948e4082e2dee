import { z } from 'zod';
import { instantSchema } from '../shared/instant.ts';
import { pageOf, pageQuerySchema } from '../shared/page.ts';
import { exportRecordSchema } from './record.ts';
import { workflowKeySchema, workflowKindSchema } from './workflow.ts';

/**
 * `queued` waits for a worker, `running` is being worked on, `retrying` failed for now and goes on
 * from its checkpoint by itself, `finished` delivered everything, `failed` gave up.
 */
export const runStateSchema = z.enum(['queued', 'running', 'retrying', 'finished', 'failed']);
export type RunState = z.infer<typeof runStateSchema>;

/** Records of a run, by what became of them. */
export const runCountsSchema = z.strictObject({
  read: z.number().int(),
  sent: z.number().int(),
  unchanged: z.number().int(),
  deleted: z.number().int(),
  /** Refused by the destination and set aside. */
  failed: z.number().int(),
});
export type RunCounts = z.infer<typeof runCountsSchema>;

/** What is wrong with a record that a workflow was tried with. */
export const runProblemSchema = z.strictObject({
  documentId: z.string(),
  locale: z.string().nullable(),
  reason: z.string(),
});
export type RunProblem = z.infer<typeof runProblemSchema>;

/** One execution of a workflow. */
export const runSchema = z.strictObject({
  id: z.uuid(),
  workflowKey: workflowKeySchema,
  workflowName: z.string(),
  kind: workflowKindSchema,
  state: runStateSchema,
  trigger: z.enum(['schedule', 'manual']),
  /** Who asked for a manual run: the name of an editor. */
  requestedBy: z.string().nullable(),
  queuedAt: instantSchema,
  startedAt: instantSchema.nullable(),
  endedAt: instantSchema.nullable(),
  /** How often the run was taken up: 1, and one more after each interruption. */
  attempts: z.number().int(),
  pages: z.number().int(),
  counts: runCountsSchema,
  /** Bytes delivered. */
  bytes: z.number().int(),
  /** Records in all, as far as known when the run began: for progress only. */
  total: z.number().int().nullable(),
  /** Where the run goes on after an interruption. */
  checkpoint: z.string().nullable(),
  error: z.string().nullable(),
  /** It only tried: some records were sent marked as drafts, and nothing was changed. */
  draft: z.boolean(),
  /** What is wrong with records of a run that only tried. */
  problems: z.array(runProblemSchema),
});
export type Run = z.infer<typeof runSchema>;

/** `GET /management/runs`: newest first. */
export const runsQuerySchema = pageQuerySchema.extend({ workflow: workflowKeySchema.optional() });
export type RunsQuery = z.infer<typeof runsQuerySchema>;
export const runsPageSchema = pageOf(runSchema);
export type RunsPage = z.infer<typeof runsPageSchema>;

/** `POST /management/workflows/:key/runs`: run now. The reply is the run; 409 while one is under way. */
export const runRequestSchema = z.strictObject({ requestedBy: z.string().min(1).max(200) });
export type RunRequest = z.infer<typeof runRequestSchema>;

/** A record that a destination refused, with what it said. */
export const refusedRecordSchema = z.strictObject({
  record: exportRecordSchema,
  reason: z.string(),
  /** Status of the reply. */
  httpStatus: z.number().int().nullable(),
  refusedAt: instantSchema,
});
export type RefusedRecord = z.infer<typeof refusedRecordSchema>;

/**
 * `GET /management/workflows/:key/refused`: newest first. `GET …/refused.ndjson` and `…/refused.csv`: all
 * of them, a line each. `POST …/refused/retry`: delivers them again in a run of its own, which is the reply.
 */
export const refusedQuerySchema = pageQuerySchema;
export const refusedPageSchema = pageOf(refusedRecordSchema);
export type RefusedPage = z.infer<typeof refusedPageSchema>;

/** `GET /management/workflows`: what the connector knows about each workflow. */
export const workflowActivitySchema = z.strictObject({
  key: workflowKeySchema,
  /** Null while paused. */
  nextRunAt: instantSchema.nullable(),
  lastRun: runSchema.nullable(),
  /** Records that are set aside because the destination refuses them. */
  refused: z.number().int(),
});
export type WorkflowActivity = z.infer<typeof workflowActivitySchema>;
export const workflowActivitiesSchema = z.strictObject({ items: z.array(workflowActivitySchema) });
