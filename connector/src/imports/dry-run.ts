import { randomUUID } from 'node:crypto';
import type { ImportDryRun, ImportMapping, ImportRowReport } from 'strapi-cdp-config';
import { z } from 'zod';
import type { Platform } from '../platform.ts';
import { importingOf } from '../tracking/index.ts';
import { countRowsDry, type LedgerEntry } from './ledger/index.ts';
import { compileMapping } from './mapping/index.ts';
import { readBatches } from './reading/batches.ts';
import type { Row } from './reading/row.ts';
import { type GoodRow, judgeRows } from './runner/index.ts';

/** Rows that a report lists: the first ones, and the first bad ones. */
const LISTED = 100;
const LISTED_BAD = 1_000;

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
  { mapping, rows: most }: DryRunOptions,
): Promise<ImportDryRun> {
  const { database, clock, settings } = platform;
  const importing = importingOf(platform);
  const scope = { source: mapping.source, runId: randomUUID() };
  const entries = new Map<string, LedgerEntry>();
  const result: ImportDryRun = { read: 0, added: 0, known: 0, bad: 0, complete: true, rows: [] };
  let mapper: ReturnType<typeof compileMapping> | undefined;
  const limits = { limit: settings.importLimit, after: 0 };
  for await (const { first, rows } of readBatches(chunks, mapping.format, limits)) {
    mapper ??= compileMapping(mapping, first);
    const some = rows.slice(0, most - result.read);
    const { good, bad } = judgeRows({ importing, mapping, mapper }, some, clock());
    const occurrences = await countRowsDry(
      database,
      scope,
      good.map(({ ledger }) => ledger),
      entries,
    );
    const known = occurrences.filter((occurrence) => occurrence === null).length;
    result.read += some.length;
    result.known += known;
    result.added += good.length - known;
    result.bad += bad.length;
    const reports = [
      ...good.map((row, index) => reportGood(mapping, row, occurrences[index] === null)),
      ...bad.map(reportBad),
    ].sort((a, b) => a.row - b.row);
    list(result, reports);
    if (some.length < rows.length) {
      result.complete = false;
      break;
    }
  }
  return result;
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
    values: z.record(z.string(), z.json()).parse(values),
  };
}

function reportBad({ row, reason }: Pick<Row, 'row'> & { reason: string }): ImportRowReport {
  const nothing = { customer: null, event: null, timestamp: null, values: {} };
  return { row, outcome: 'bad', reason, ...nothing };
}
