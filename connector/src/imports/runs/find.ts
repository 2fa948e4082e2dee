import type { Kysely } from 'kysely';
import {
  type ImportBadRow,
  type ImportBadRowsPage,
  type ImportRun,
  type ImportRunsPage,
  type PageQuery,
  paginate,
} from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import { ACTIVE_STATES, toImportRun } from './row.ts';

/** Bad rows read at once. */
const AT_ONCE = 1_000;

/** Finds a run by its id. */
export async function findImport(
  database: Kysely<Database>,
  id: string,
): Promise<ImportRun | undefined> {
  const row = await database
    .selectFrom('import_runs')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toImportRun(row);
}

/** One page of the runs, newest first. */
export async function listImports(
  database: Kysely<Database>,
  query: PageQuery,
): Promise<ImportRunsPage> {
  const [{ total }, rows] = await Promise.all([
    database
      .selectFrom('import_runs')
      .select(({ fn }) => fn.countAll<string>().as('total'))
      .executeTakeFirstOrThrow(),
    database
      .selectFrom('import_runs')
      .selectAll()
      .orderBy('queued_at', 'desc')
      .orderBy('id', 'desc')
      .limit(query.pageSize)
      .offset((query.page - 1) * query.pageSize)
      .execute(),
  ]);
  return { items: rows.map(toImportRun), pagination: paginate(query, Number(total)) };
}

/** Forgets a run that has ended, with its bad rows. What it imported stays. @returns whether it did */
export async function deleteImport(database: Kysely<Database>, id: string): Promise<boolean> {
  const { numDeletedRows } = await database
    .deleteFrom('import_runs')
    .where('id', '=', id)
    .where('state', 'not in', ACTIVE_STATES)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** One page of the bad rows of a run, in the order of the file. */
export async function listBadRows(
  database: Kysely<Database>,
  run: ImportRun,
  query: PageQuery,
): Promise<ImportBadRowsPage> {
  const rows = await badRowsOf(database, run.id)
    .limit(query.pageSize)
    .offset((query.page - 1) * query.pageSize)
    .execute();
  return { items: rows.map(toBadRow), pagination: paginate(query, run.counts.bad) };
}

/** All bad rows of a run, in the order of the file. */
export async function* readBadRows(
  database: Kysely<Database>,
  id: string,
): AsyncGenerator<ImportBadRow> {
  let last = '0';
  for (;;) {
    const rows = await badRowsOf(database, id).where('row', '>', last).limit(AT_ONCE).execute();
    for (const row of rows) yield toBadRow(row);
    if (rows.length < AT_ONCE) return;
    last = rows.at(-1)?.row ?? last;
  }
}

function badRowsOf(database: Kysely<Database>, id: string) {
  return database
    .selectFrom('import_bad_rows')
    .select(['row', 'reason', 'raw'])
    .where('run_id', '=', id)
    .orderBy('row');
}

function toBadRow({
  row,
  reason,
  raw,
}: {
  row: string;
  reason: string;
  raw: string;
}): ImportBadRow {
  return { row: Number(row), reason, raw };
}
