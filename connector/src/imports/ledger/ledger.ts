import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../../database/index.ts';
import { countRow, type LedgerEntry, type LedgerRow, newEntry } from './count.ts';

/** Where rows are looked up: of a source, by a run. */
export interface LedgerScope {
  source: string;
  runId: string;
}

/**
 * Says of each row whether it counts, and remembers it. The caller holds the run, so nobody else
 * counts rows of the source meanwhile.
 *
 * @returns a row: the number of its occurrence, or null if it has counted before
 */
export async function countRows(
  transaction: Transaction<Database>,
  scope: LedgerScope,
  rows: LedgerRow[],
): Promise<(number | null)[]> {
  const entries = await findEntries(transaction, scope, rows);
  const numbers = countAll(entries, scope, rows);
  await saveEntries(transaction, scope.source, entries);
  return numbers;
}

/**
 * As {@link countRows}, and remembers in `entries` alone: for a dry run.
 *
 * @param entries what the dry run has met so far
 */
export async function countRowsDry(
  database: Kysely<Database>,
  scope: LedgerScope,
  rows: LedgerRow[],
  entries: Map<string, LedgerEntry>,
): Promise<(number | null)[]> {
  const unmet = rows.filter(({ key }) => !entries.has(key));
  for (const [key, entry] of await findEntries(database, scope, unmet)) entries.set(key, entry);
  return countAll(entries, scope, rows);
}

function countAll(
  entries: Map<string, LedgerEntry>,
  { runId }: LedgerScope,
  rows: LedgerRow[],
): (number | null)[] {
  return rows.map((row) => {
    const entry = entries.get(row.key) ?? newEntry(runId);
    entries.set(row.key, entry);
    return countRow(entry, row, runId);
  });
}

async function findEntries(
  database: Kysely<Database>,
  { source }: LedgerScope,
  rows: LedgerRow[],
): Promise<Map<string, LedgerEntry>> {
  const keys = [...new Set(rows.map(({ key }) => key))];
  if (keys.length === 0) return new Map();
  const known = await database
    .selectFrom('imported_rows')
    .select(['key', 'count', 'states', 'run_id', 'run_count'])
    .where('source', '=', source)
    .where('key', '=', sql<string>`any(${keys}::uuid[])`)
    .execute();
  return new Map(
    known.map(({ key, count, states, run_id, run_count }) => [
      key,
      { count, states, runId: run_id, runCount: run_count },
    ]),
  );
}

async function saveEntries(
  transaction: Transaction<Database>,
  source: string,
  entries: Map<string, LedgerEntry>,
): Promise<void> {
  const met = [...entries];
  if (met.length === 0) return;
  await sql`
    insert into cdp.imported_rows as known (source, key, count, states, run_id, run_count)
    select ${source}, key, count, states::uuid[], run_id, run_count from unnest(
      ${met.map(([key]) => key)}::uuid[],
      ${met.map(([, { count }]) => count)}::integer[],
      ${met.map(([, { states }]) => `{${states.join(',')}}`)}::text[],
      ${met.map(([, { runId }]) => runId)}::uuid[],
      ${met.map(([, { runCount }]) => runCount)}::integer[]
    ) as met (key, count, states, run_id, run_count)
    on conflict (source, key) do update set count = excluded.count, states = excluded.states,
      run_id = excluded.run_id, run_count = excluded.run_count
  `.execute(transaction);
}
