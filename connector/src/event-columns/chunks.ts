import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../database/index.ts';
import type { EncodedChunk, EncodedColumn } from './chunk.ts';

/** Which chunk. */
export interface ChunkKey {
  kindId: number;
  chunk: number;
}

/** Rows that one statement adds. */
const COLUMNS_AT_ONCE = 50;

/** Writes a chunk, in the place of what was stored of it. */
export async function writeChunk(
  transaction: Transaction<Database>,
  { kindId, chunk: number }: ChunkKey,
  { chunk, columns }: { chunk: EncodedChunk; columns: EncodedColumn[] },
): Promise<void> {
  await transaction
    .insertInto('event_chunks')
    .values({ kind_id: kindId, chunk: number, ...chunk })
    .onConflict((conflict) =>
      conflict.columns(['kind_id', 'chunk']).doUpdateSet({
        ...chunk,
        version: sql<string>`nextval('cdp.event_chunk_versions'::regclass)`,
      }),
    )
    .execute();
  await transaction
    .deleteFrom('event_columns')
    .where('kind_id', '=', kindId)
    .where('chunk', '=', number)
    .execute();
  for (let from = 0; from < columns.length; from += COLUMNS_AT_ONCE) {
    const rows = columns.slice(from, from + COLUMNS_AT_ONCE);
    await transaction
      .insertInto('event_columns')
      .values(rows.map((column) => ({ kind_id: kindId, chunk: number, ...column })))
      .execute();
  }
}

/** Reads the last chunk of a kind, with its number; undefined when there is none. */
export async function readLastChunk(
  database: Kysely<Database>,
  kindId: number,
): Promise<{ number: number; chunk: EncodedChunk; columns: EncodedColumn[] } | undefined> {
  const last = await database
    .selectFrom('event_chunks')
    .select('chunk')
    .where('kind_id', '=', kindId)
    .orderBy('chunk', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last && { number: last.chunk, ...(await readChunk(database, { kindId, ...last })) };
}

/** Reads a chunk that is there. */
export async function readChunk(
  database: Kysely<Database>,
  { kindId, chunk: number }: ChunkKey,
): Promise<{ chunk: EncodedChunk; columns: EncodedColumn[] }> {
  const { first_arrival, last_arrival, ...row } = await database
    .selectFrom('event_chunks')
    .select(['rows', 'first_arrival', 'last_arrival', 'from_time', 'to_time', 'first_id'])
    .select(['left_out', 'people', 'times', 'ids'])
    .where('kind_id', '=', kindId)
    .where('chunk', '=', number)
    .executeTakeFirstOrThrow();
  const columns = await database
    .selectFrom('event_columns')
    .select(['path', 'counts', 'codes', 'dictionary'])
    .where('kind_id', '=', kindId)
    .where('chunk', '=', number)
    .execute();
  const chunk = {
    ...row,
    first_arrival: Number(first_arrival),
    last_arrival: Number(last_arrival),
  };
  return { chunk, columns };
}
