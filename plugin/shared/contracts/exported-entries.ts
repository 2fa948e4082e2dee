import { exportedEntrySchema, localeSchema, recordStatusSchema } from 'strapi-cdp-config';
import { z } from 'zod';

/** A workflow that exports an entry, and what became of it there. */
const entryWorkflowSchema = z.strictObject({
  /** Null for an export from a terminal. */
  documentId: z.string().nullable(),
  key: z.string(),
  name: z.string(),
  destination: z.string(),
  streamId: z.string(),
  enabled: z.boolean(),
  /** It only tries: nothing is delivered. */
  draft: z.boolean(),
  /** The locales that it exports; empty for all. */
  locales: z.array(localeSchema),
  status: recordStatusSchema,
  /** By locale and status; empty while nothing of the entry left. */
  entries: z.array(exportedEntrySchema),
});
export type EntryWorkflow = z.infer<typeof entryWorkflowSchema>;

/**
 * `GET /cdp/exported-entries/:contentType/:documentId`: where an entry is exported to, and what became
 * of it. `GET …/copies.ndjson` and `…/copies.csv`: what was sent of it last.
 */
export const entryExportsSchema = z.strictObject({
  /** Fields that are chosen to leave now. */
  fields: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  workflows: z.array(entryWorkflowSchema),
  /** Whether there is something to download that the editor may see all of. */
  mayDownload: z.boolean(),
  /** Why it is not known what was sent: a sentence, or null when the connector answered. */
  connectorProblem: z.string().nullable(),
});
export type EntryExports = z.infer<typeof entryExportsSchema>;
