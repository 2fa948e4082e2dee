import type { Kysely } from 'kysely';
import {
  type ExportRecord,
  exportRecordSchema,
  type RunCounts,
  type UpsertRecord,
  upsertRecordSchema,
} from 'strapi-cdp-config';
import { z } from 'zod';
import type { Database } from '../../database/index.ts';
import type { Refusal } from '../../destinations/index.ts';
import { findBeyond, findNotMet, findUnchanged, hashRecord, identityKey } from '../ledger/index.ts';
import type { ExportPage } from '../pages/index.ts';
import type { ActiveRun } from '../runs/index.ts';

const { contentType, documentId, locale, status } = upsertRecordSchema.shape;
const identitySchema = z.strictObject({ contentType, documentId, locale, status });

/** One step of a run: what is delivered together, and what is noted with it. */
export const stepSchema = z.strictObject({
  /** Where the run goes on after the step. */
  position: z.strictObject({
    phase: z.enum(['changes', 'pages', 'deletions', 'finish']),
    cursor: z.string().nullable(),
  }),
  /** What is delivered; empty when everything was unchanged. */
  records: z.array(exportRecordSchema),
  /** The records that Strapi has, and which of them are delivered. */
  met: z.array(identitySchema.extend({ hash: z.string(), sent: z.boolean() })),
  /** Records that Strapi sent; null for a step that read no page. */
  read: z.number().int().nullable(),
  /** Records in all, where Strapi told it. */
  total: z.number().int().nullable(),
  /** From where the next run goes on, where the step tells. */
  changesFrom: z.string().nullable().default(null),
  /** Whether the run compares all entries; null for a step that does not tell. */
  compared: z.boolean().nullable().default(null),
});
export type Step = z.infer<typeof stepSchema>;

/** What became of the records of a step. */
export function countStep(
  { records, met, read }: Step,
  refused: readonly Refusal<ExportRecord>[],
): RunCounts {
  const gone = new Set(refused.map(({ record }) => record));
  const delivered = records.filter((record) => !gone.has(record));
  const deleted = delivered.filter(({ op }) => op === 'delete').length;
  return {
    read: read ?? 0,
    sent: delivered.length - deleted,
    unchanged: met.filter(({ sent }) => !sent).length,
    deleted,
    failed: refused.length,
  };
}

/** Makes the step of the page at a cursor: `changes` leaves out what the destination has just like that. */
export async function planPage(
  database: Kysely<Database>,
  run: ActiveRun,
  page: ExportPage,
  cursor: string | null,
): Promise<Step> {
  const isFirst = cursor === null;
  return {
    ...(await planRecords(database, run, page)),
    position:
      page.next === null
        ? { phase: 'deletions', cursor: null }
        : { phase: 'pages', cursor: page.next },
    // What is written while the pages are read must be read again.
    changesFrom: isFirst ? (page.position ?? null) : null,
    compared: isFirst ? true : null,
  };
}

/** Makes the step of a page of changes: what was written, and what is gone of it. */
export async function planChanges(
  database: Kysely<Database>,
  run: ActiveRun,
  page: ExportPage,
): Promise<Step> {
  const beyond = await findBeyond(database, run, run.options, page.documents);
  const deletions = beyond.map((identity) => ({
    op: 'delete' as const,
    kind: run.kind,
    ...identity,
  }));
  const records = [...page.records, ...deletions];
  return {
    ...(await planRecords(database, run, { ...page, records })),
    read: page.records.length,
    position:
      page.next === null
        ? { phase: 'finish', cursor: null }
        : { phase: 'changes', cursor: page.next },
    changesFrom: page.position ?? null,
    compared: null,
  };
}

type Records = Pick<Step, 'records' | 'met' | 'read' | 'total'>;

async function planRecords(
  database: Kysely<Database>,
  run: ActiveRun,
  page: { records: ExportRecord[]; total: number | null },
): Promise<Records> {
  const records = latestOfEach(page.records);
  const hashed = records.filter(isUpsert).map((record) => ({
    ...identityOf(record),
    hash: hashRecord(record),
  }));
  const unchanged =
    run.options.mode === 'changes' ? await findUnchanged(database, run, hashed) : new Set<string>();
  return {
    records: records.filter((record) => !isUpsert(record) || !unchanged.has(identityKey(record))),
    met: hashed.map((entry) => ({ ...entry, sent: !unchanged.has(identityKey(entry)) })),
    read: page.records.length,
    total: page.total,
  };
}

/** Makes a step of deletions: what the destination has, and Strapi no longer. */
export async function planDeletions(database: Kysely<Database>, run: ActiveRun): Promise<Step> {
  const { cursor } = run.position;
  const after = cursor === null ? null : identitySchema.parse(JSON.parse(cursor));
  const found = await findNotMet(database, run, after, run.options.batchSize);
  const last = found.at(-1);
  return {
    position:
      last && found.length === run.options.batchSize
        ? { phase: 'deletions', cursor: JSON.stringify(last) }
        : { phase: 'finish', cursor: null },
    records: found.map((identity) => ({ op: 'delete', kind: run.kind, ...identity })),
    met: [],
    read: null,
    total: null,
    changesFrom: null,
    compared: null,
  };
}

/** An entry that is published again while a page is read may stand on it twice: the last one counts. */
function latestOfEach(records: ExportRecord[]): ExportRecord[] {
  return [...new Map(records.map((record) => [identityKey(record), record])).values()];
}

function isUpsert(record: ExportRecord): record is UpsertRecord {
  return record.op === 'upsert';
}

function identityOf(record: ExportRecord) {
  return identitySchema.parse({
    contentType: record.contentType,
    documentId: record.documentId,
    locale: record.locale,
    status: record.status,
  });
}
