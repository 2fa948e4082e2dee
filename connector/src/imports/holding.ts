import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../database/index.ts';
import type { Holding, Person } from '../identity/index.ts';

/**
 * Rows of files that could not be imported and that hold one of the person's identifiers, as text:
 * they were never understood, so what else they say of whom nobody knows.
 */
export const badRowsHolding: Holding = {
  name: 'badRows',
  read: readBadRows,
  forget: forgetBadRows,
};

/** Shorter values stand in too many rows of others. */
const SHORTEST_VALUE = 4;

function valuesOf({ identifiers }: Person): string[] {
  return identifiers.map(({ value }) => value).filter(({ length }) => length >= SHORTEST_VALUE);
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
