import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../database/index.ts';
import { type Holding, type Person, withdrawFrom } from '../identity/index.ts';
import { ImportFailure } from './failure.ts';
import { forgetFile, linesWith, readFile } from './files/index.ts';
import { unpack } from './reading/unpack.ts';
import { holdActive } from './runs/index.ts';

/**
 * What this domain keeps of people. Neither files nor the rows of them that could not be imported were
 * understood, so the person is looked for in them by the identifiers, as text: what else they say of
 * whom nobody knows.
 */
export const importHoldings: Holding[] = [
  { name: 'importFiles', read: readFiles, purge: purgeFiles, forget: withdrawRows },
  { name: 'badRows', read: readBadRows, forget: forgetBadRows },
];

/** Shorter values stand in too many rows of others. */
const SHORTEST_VALUE = 4;

function valuesOf({ identifiers }: Person): string[] {
  return identifiers.map(({ value }) => value).filter(({ length }) => length >= SHORTEST_VALUE);
}

async function* readFiles(database: Kysely<Database>, person: Person) {
  for (const { id, name } of await keptFiles(database)) {
    for await (const line of linesAbout(database, id, person)) yield { file: name, line };
  }
}

/** A file cannot lose some of its rows, because nobody can tell whose they are: it goes as a whole. */
async function purgeFiles(database: Kysely<Database>, person: Person): Promise<number> {
  let files = 0;
  for (const { id } of await keptFiles(database)) {
    for await (const _line of linesAbout(database, id, person)) {
      await forgetFile(database, id);
      files += 1;
      break;
    }
  }
  return files;
}

function keptFiles(database: Kysely<Database>) {
  return database
    .selectFrom('import_files')
    .select(['id', 'name'])
    .where('forgotten', '=', false)
    .orderBy('created_at')
    .execute();
}

async function* linesAbout(database: Kysely<Database>, fileId: string, { identifiers }: Person) {
  const values = identifiers.map(({ value }) => value);
  try {
    yield* linesWith(unpack(readFile(database, fileId), Number.POSITIVE_INFINITY), values);
  } catch (error) {
    // What is damaged, or not whole yet, cannot be read by an import either.
    if (!(error instanceof ImportFailure)) throw error;
  }
}

/** Rows that wait in a file, or in memory, are passed over. */
async function withdrawRows(transaction: Transaction<Database>, person: Person): Promise<number> {
  await withdrawFrom(transaction, await holdActive(transaction), person.identifiers);
  return 0;
}
async function* readBadRows(database: Kysely<Database>, person: Person) {
  const { rows } = await sql<{ file: string; row: string; reason: string; raw: string }>`
    select r.file_name as file, b.row, b.reason, b.raw
    from cdp.import_bad_rows b join cdp.import_runs r on r.id = b.run_id
    where exists (
      select from unnest(${valuesOf(person)}::text[]) as value
      where strpos(lower(b.raw), lower(value)) > 0
    )
    order by r.queued_at, b.row
  `.execute(database);
  yield* rows;
}

async function forgetBadRows(transaction: Transaction<Database>, person: Person): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from cdp.import_bad_rows b where exists (
      select from unnest(${valuesOf(person)}::text[]) as value
      where strpos(lower(b.raw), lower(value)) > 0
    )
  `.execute(transaction);
  return Number(numAffectedRows ?? 0);
}
