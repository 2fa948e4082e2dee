import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { type Kysely, sql } from 'kysely';
import type { RefusedRecord } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import { type RefusedRow, toRefused } from './refused.ts';

/** Records in memory at once. */
const PAGE = 200;

const COLUMNS = [
  'document_id',
  'locale',
  'status',
  'op',
  'reason',
  'http_status',
  'refused_at',
  'record',
];

/** Everything that a workflow's destination refuses, in the order of the key. */
export async function* allRefused(
  database: Kysely<Database>,
  workflowKey: string,
): AsyncGenerator<RefusedRecord> {
  let after: RefusedRow | undefined;
  for (;;) {
    const { rows }: { rows: RefusedRow[] } = await sql<RefusedRow>`
      select * from cdp.refused_records
      where workflow_key = ${workflowKey}
        ${after ? sql`and (content_type, document_id, locale, status) > (${after.content_type}, ${after.document_id}, ${after.locale}, ${after.status})` : sql``}
      order by content_type, document_id, locale, status
      limit ${PAGE}
    `.execute(database);
    yield* rows.map(toRefused);
    after = rows.at(-1);
    if (rows.length < PAGE) return;
  }
}

/** Writes them as NDJSON, as fast as it is read. */
export function refusedToNdjson(refused: AsyncIterable<RefusedRecord>): Readable {
  return Readable.from(linesOf(refused), { objectMode: false });
}

/**
 * Writes them as CSV, as fast as it is read. Text that a spreadsheet would take for a formula is marked
 * as text.
 */
export function refusedToCsv(refused: AsyncIterable<RefusedRecord>): Readable {
  const rows = Readable.from(rowsOf(refused));
  const csv = stringify({ header: true, columns: COLUMNS, escape_formulas: true });
  rows.on('error', (error) => csv.destroy(error));
  csv.on('close', () => rows.destroy());
  return rows.pipe(csv);
}

async function* linesOf(refused: AsyncIterable<RefusedRecord>) {
  for await (const one of refused) yield `${JSON.stringify(one)}\n`;
}

async function* rowsOf(refused: AsyncIterable<RefusedRecord>) {
  for await (const { record, reason, httpStatus, refusedAt } of refused) {
    const { documentId, locale, status, op } = record;
    const own = [documentId, locale ?? '', status, op];
    yield [...own, reason, httpStatus ?? '', refusedAt, JSON.stringify(record)];
  }
}
