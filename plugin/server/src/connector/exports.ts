import type { Readable } from 'node:stream';
import {
  type ExportedEntry,
  type ExportedEntryQuery,
  exportedEntriesSchema,
  type Trial,
  type TrialRequest,
  trialSchema,
} from 'strapi-cdp-config';
import type { Send } from './client.ts';
import { readBody } from './reply.ts';
import type { Stream } from './stream.ts';

/** Milliseconds for a trial, which waits for Strapi and for the destination. */
const TRIAL_TIMEOUT = 65_000;

/** The part of the management API that is about what leaves, would leave, and is refused. */
export interface ExportRequests {
  tryWorkflow(request: TrialRequest): Promise<Trial>;
  /** All that a workflow's destination refuses. Read it to its end. */
  refusedFile(key: string, format: 'csv' | 'ndjson'): Promise<Readable>;
  /** What became of an entry, by workflow, locale and status. */
  exportedEntries(query: ExportedEntryQuery): Promise<ExportedEntry[]>;
  /** What was sent of an entry last. Read it to its end. */
  exportedCopies(query: ExportedEntryQuery, format: 'csv' | 'ndjson'): Promise<Readable>;
}

/** Makes the requests. */
export function exportRequests(
  request: Send,
  stream: Stream,
  part: (text: string) => string,
): ExportRequests {
  return {
    tryWorkflow: async (body) =>
      readBody(trialSchema, await request('POST', '/trials', { body, timeout: TRIAL_TIMEOUT })),
    refusedFile: (key, format) => stream('GET', `/workflows/${part(key)}/refused.${format}`),
    exportedEntries: async (query) =>
      readBody(exportedEntriesSchema, await request('GET', '/exported-entries', { query })).items,
    exportedCopies: (query, format) =>
      stream('GET', `/exported-entries/copies.${format}?${new URLSearchParams(query)}`),
  };
}
