import { identifierSchema, type WorkflowKind, workflowKeySchema } from 'strapi-cdp-config';
import { z } from 'zod';
import { defineQueue, type Queue } from './queue.ts';

/** One execution of a workflow that waits for a worker. */
export const exportJobSchema = z.strictObject({
  workflowKey: workflowKeySchema,
  /** The run that was made for the job beforehand; a scheduled job has none yet. */
  runId: z.uuid().nullable(),
  trigger: z.enum(['schedule', 'manual']),
  requestedBy: z.string().nullable(),
});
export type ExportJob = z.infer<typeof exportJobSchema>;

const exportQueue = (kind: WorkflowKind) =>
  defineQueue({
    name: `export-${kind}`,
    payload: exportJobSchema,
    exclusive: true,
    // Destinations limit their own: one that is away keeps only its share of the workers.
    concurrency: 8,
  });

/** Each kind of export has a queue of its own: many articles never hold up the customers. */
export const exportQueues: Record<WorkflowKind, Queue<ExportJob>> = {
  content: exportQueue('content'),
  user: exportQueue('user'),
  product: exportQueue('product'),
};

/** A computed trait that is to be computed from scratch, by the number of its computation. */
export const computeQueue = defineQueue({
  name: 'computed-traits-compute',
  payload: z.strictObject({ computation: z.number().int() }),
  exclusive: true,
});

/** What computed traits leave behind is to be deleted. */
export const tidyQueue = defineQueue({
  name: 'computed-traits-tidy',
  payload: z.strictObject({}),
  exclusive: true,
});

/** The rule of an audience that is to be computed from scratch, by its number. */
export const audienceComputeQueue = defineQueue({
  name: 'audience-compute',
  payload: z.strictObject({ rule: z.number().int() }),
  exclusive: true,
});

/** What the rules of audiences leave behind is to be deleted. */
export const audienceTidyQueue = defineQueue({
  name: 'audience-tidy',
  payload: z.strictObject({}),
  exclusive: true,
});

const activationJobSchema = z.strictObject({ activation: identifierSchema });

/** The deliveries of an activation, one job an activation at a time: what happens first is told first. */
export const activationQueue = defineQueue({
  name: 'activation',
  payload: activationJobSchema,
  exclusive: true,
  // Destinations limit their own: one that is away keeps only its share of the workers.
  concurrency: 8,
});

/** All members of the audience of an activation are to be told. */
export const activationSnapshotQueue = defineQueue({
  name: 'activation-snapshot',
  payload: activationJobSchema,
  exclusive: true,
  concurrency: 2,
});

/** What activations have told long ago is to be deleted. */
export const activationTidyQueue = defineQueue({
  name: 'activation-tidy',
  payload: z.strictObject({}),
  exclusive: true,
});

/** An import that waits for a worker. */
export const importJobSchema = z.strictObject({ runId: z.uuid() });
export type ImportJob = z.infer<typeof importJobSchema>;

/** Imports, one job a run at a time. */
export const importQueue: Queue<ImportJob> = defineQueue({
  name: 'import',
  payload: importJobSchema,
  exclusive: true,
});

/** What is left to erase of a privacy request; of none: a look for those that were left behind. */
export const privacyQueue = defineQueue({
  name: 'privacy',
  payload: z.strictObject({ requestId: z.uuid().nullable() }),
  exclusive: true,
  concurrency: 2,
});

/** Every queue of the connector; all are created at start. */
export const queues = [
  ...Object.values(exportQueues),
  importQueue,
  computeQueue,
  tidyQueue,
  audienceComputeQueue,
  audienceTidyQueue,
  privacyQueue,
  activationQueue,
  activationSnapshotQueue,
  activationTidyQueue,
];
