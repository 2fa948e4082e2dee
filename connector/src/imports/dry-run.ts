import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { ImportDryRun, ImportMapping, ImportRowReport } from 'strapi-cdp-config';
import { z } from 'zod';
import type { Platform } from '../platform.ts';
import { importingOf } from '../tracking/index.ts';
import { toCsv } from './csv.ts';
import { countRowsDry, type LedgerEntry } from './ledger/index.ts';
import { compileMapping } from './mapping/index.ts';
import { readBatches } from './reading/batches.ts';
import type { Row } from './reading/row.ts';
import { type GoodRow, judgeRows } from './runner/index.ts';

/** Rows that a report lists: the first ones, and the first bad ones. */
const LISTED = 100;
const LISTED_BAD = 1_000;

/** Made once: for each row anew it took most of the time. */
const valuesSchema = z.record(z.string(), z.json());

const COLUMNS = ['row', 'outcome', 'reason', 'customer', 'event', 'timestamp', 'values'];

/** What a dry run is made with. */
export interface DryRunOptions {
  mapping: ImportMapping;
  /** Rows at most. Each distinct one takes some memory. */
  rows: number;
}

/**
 * Says what an import of a file would do, row by row, and changes nothing.
 *
 * @param chunks the bytes of the file
 * @throws ImportFailure when the file cannot be read so
 */
export async function dryRun(
  platform: Platform,
  chunks: AsyncIterable<Uint8Array>,
  options: DryRunOptions,
): Promise<ImportDryRun> {
  const result: ImportDryRun = { read: 0, added: 0, known: 0, bad: 0, complete: true, rows: [] };
  for await (const { reports, isLast } of examine(platform, chunks, options)) {
    const count = (outcome: ImportRowReport['outcome']) =>
      reports.filter((report) => report.outcome === outcome).length;
    result.read += reports.length;
    result.known += count('known');
    result.added += count('new');
    result.bad += count('bad');
    result.complete = !isLast;
    list(result, reports);
  }
  return result;
}

/**
 * Says the same of every row, as CSV.
 *
 * @throws ImportFailure in the stream when the file cannot be read so
 */
export function dryRunCsv(
  platform: Platform,
  chunks: AsyncIterable<Uint8Array>,
  options: DryRunOptions,
): Readable {
  async function* lines() {
    for await (const { reports } of examine(platform, chunks, options)) {
      for (const { values, ...report } of reports) {
        yield { ...report, values: report.outcome === 'bad' ? '' : JSON.stringify(values) };
      }
    }
  }
  return toCsv(lines(), COLUMNS);
}

/** Rows of a file with what would become of each; last those beyond which it may not look. */
async function* examine(
  platform: Platform,
  chunks: AsyncIterable<Uint8Array>,
  { mapping, rows: most }: DryRunOptions,
): AsyncGenerator<{ reports: ImportRowReport[]; isLast: boolean }> {
  const { database, clock, settings } = platform;
  const importing = importingOf(platform);
  const scope = { source: mapping.source, runId: randomUUID() };
  const entries = new Map<string, LedgerEntry>();
  let mapper: ReturnType<typeof compileMapping> | undefined;
  let read = 0;
  const limits = { limit: settings.importLimit, after: 0 };
  for await (const { first, rows } of readBatches(chunks, mapping.format, limits)) {
    mapper ??= compileMapping(mapping, first);
    const some = rows.slice(0, most - read);
    read += some.length;
    const { good, bad } = judgeRows({ importing, mapping, mapper }, some, clock());
    const occurrences = await countRowsDry(
      database,
      scope,
      good.map(({ ledger }) => ledger),
      entries,
    );
    const reports = [
      ...good.map((row, index) => reportGood(mapping, row, occurrences[index] === null)),
      ...bad.map(reportBad),
    ].sort((a, b) => a.row - b.row);
    const isLast = some.length < rows.length;
    yield { reports, isLast };
    if (isLast) return;
  }
}

function list(result: ImportDryRun, reports: ImportRowReport[]): void {
  let badListed = result.rows.filter(({ outcome }) => outcome === 'bad').length;
  for (const report of reports) {
    const isFirst = result.rows.length < LISTED;
    if (!isFirst && (report.outcome !== 'bad' || badListed >= LISTED_BAD)) continue;
    if (report.outcome === 'bad') badListed += 1;
    result.rows.push(report);
  }
}

function reportGood(mapping: ImportMapping, row: GoodRow, isKnown: boolean): ImportRowReport {
  const { userId, email, anonymousId, event, timestamp, values } = row.mapped;
  return {
    row: row.row,
    outcome: isKnown ? 'known' : 'new',
    reason: null,
    customer: userId ?? email ?? anonymousId,
    event: mapping.kind === 'events' ? event : null,
    timestamp,
    values: valuesSchema.parse(values),
  };
}

function reportBad({ row, reason }: Pick<Row, 'row'> & { reason: string }): ImportRowReport {
  const nothing = { customer: null, event: null, timestamp: null, values: {} };
  return { row, outcome: 'bad', reason, ...nothing };
}
