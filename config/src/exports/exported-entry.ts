import { z } from 'zod';
import { identifierSchema } from '../shared/identifier.ts';
import { instantSchema } from '../shared/instant.ts';
import {
  contentTypeUidSchema,
  localeSchema,
  recordStatusSchema,
  workflowKeySchema,
} from './workflow.ts';

/**
 * `GET /management/exported-entries`: what became of an entry, by workflow, locale and status.
 * `GET …/copies.ndjson` and `GET …/copies.csv`: what was delivered of it last.
 */
export const exportedEntryQuerySchema = z.strictObject({
  contentType: contentTypeUidSchema,
  documentId: z.string().min(1).max(255),
});
export type ExportedEntryQuery = z.infer<typeof exportedEntryQuerySchema>;

/**
 * `sent`: the last run that met it delivered it; `unchanged`: that run found it as it was delivered
 * before; `refused`: the destination refuses it as it is now; `waiting`: the next run delivers it
 * again; `deleted`: its deletion was delivered.
 */
export const exportedStateSchema = z.enum(['sent', 'unchanged', 'refused', 'waiting', 'deleted']);
export type ExportedState = z.infer<typeof exportedStateSchema>;

/** What became of one locale of an entry in one workflow. */
export const exportedEntrySchema = z.strictObject({
  workflowKey: workflowKeySchema,
  workflowName: z.string(),
  destination: identifierSchema,
  streamId: z.string(),
  locale: localeSchema.nullable(),
  status: recordStatusSchema,
  state: exportedStateSchema,
  /** When it was delivered last; null when it never was. */
  sentAt: instantSchema.nullable(),
  /** When a run met it last. */
  checkedAt: instantSchema.nullable(),
  /** Why it is set aside: a sentence, or null. */
  reason: z.string().nullable(),
  /** Fields that were delivered last; null when there is no copy of it. */
  fields: z.array(z.strictObject({ id: z.string(), name: z.string() })).nullable(),
});
export type ExportedEntry = z.infer<typeof exportedEntrySchema>;
export const exportedEntriesSchema = z.strictObject({ items: z.array(exportedEntrySchema) });
