import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { ImportFile, ImportMapping, ImportRun } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import { saveMapping } from '../mapping/index.ts';
import { ACTIVE_STATES, toImportRun } from './row.ts';

/** Milliseconds after which somebody looks whether a new run has begun. */
const LOOK_AFTER = 30_000;

/** What is to be imported, and how. */
export interface NewImport {
  file: ImportFile;
  mapping: ImportMapping;
  requestedBy: string;
}

/**
 * Makes a run, and keeps its mapping to be used again.
 *
 * @param whenMade what else belongs to it, in the same transaction
 * @returns the run; or the one of the same source that is under way
 */
export async function requestImport(
  database: Kysely<Database>,
  { file, mapping, requestedBy }: NewImport,
  now: Date,
  whenMade: (id: string, transaction: Transaction<Database>) => Promise<unknown>,
): Promise<{ run: ImportRun } | { underWay: ImportRun }> {
  const made = await database.transaction().execute(async (transaction) => {
    const id = randomUUID();
    const row = await transaction
      .insertInto('import_runs')
      .values({
        id,
        file_id: file.id,
        file_name: file.name,
        source: mapping.source,
        mapping: JSON.stringify(mapping),
        requested_by: requestedBy,
        state: 'queued',
        queued_at: now,
        due_at: new Date(now.getTime() + LOOK_AFTER),
        bytes: file.bytes,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst();
    if (!row) return undefined;
    await saveMapping(transaction, mapping, now);
    await whenMade(id, transaction);
    return toImportRun(row);
  });
  if (made) return { run: made };
  const underWay = await database
    .selectFrom('import_runs')
    .selectAll()
    .where('source', '=', mapping.source)
    .where('state', 'in', ACTIVE_STATES)
    .executeTakeFirst();
  if (underWay) return { underWay: toImportRun(underWay) };
  // It ended between the two statements: now there is room.
  return requestImport(database, { file, mapping, requestedBy }, now, whenMade);
}
