import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { type Kysely, sql } from 'kysely';
import { IMPORT_PART_SIZE, type ImportFile, type ImportFileInput } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';

const pack = promisify(gzip);
const unpackPart = promisify(gunzip);

/** A part of a file that is not what was announced; the message says what is wrong. */
export class PartError extends Error {
  override readonly name = 'PartError';
}

/** Announces a file, whose parts follow. */
export async function createFile(
  database: Kysely<Database>,
  { name, bytes }: ImportFileInput,
  now: Date,
): Promise<ImportFile> {
  const id = randomUUID();
  await database
    .insertInto('import_files')
    .values({ id, name: clean(name), bytes, created_at: now })
    .execute();
  return { id, name: clean(name), bytes };
}

/**
 * Stores a part of a file. The same part may come again.
 *
 * @param part from 0; all but the last have {@link IMPORT_PART_SIZE} bytes
 * @throws PartError when it cannot be that part of this file
 */
export async function storePart(
  database: Kysely<Database>,
  file: ImportFile,
  part: number,
  data: Buffer,
): Promise<void> {
  const expected = Math.min(IMPORT_PART_SIZE, file.bytes - part * IMPORT_PART_SIZE);
  if (expected <= 0) throw new PartError(`The file has no part ${part}.`);
  if (data.length !== expected) {
    throw new PartError(`Part ${part} must have ${expected} bytes; it has ${data.length}.`);
  }
  const packed = await pack(data, { level: 1 });
  await database
    .insertInto('import_parts')
    .values({ file_id: file.id, part, bytes: data.length, data: packed })
    .onConflict((conflict) =>
      conflict.columns(['file_id', 'part']).doUpdateSet({ bytes: data.length, data: packed }),
    )
    .execute();
}

/** Says that all parts are there. @throws PartError when some are not */
export async function completeFile(database: Kysely<Database>, file: ImportFile): Promise<void> {
  const { bytes } = await database
    .selectFrom('import_parts')
    .select(sql<number>`coalesce(sum(bytes), 0)::float8`.as('bytes'))
    .where('file_id', '=', file.id)
    .executeTakeFirstOrThrow();
  if (bytes !== file.bytes) {
    throw new PartError(`The file has ${file.bytes} bytes; ${bytes} have come.`);
  }
  await database
    .updateTable('import_files')
    .set({ complete: true })
    .where('id', '=', file.id)
    .execute();
}

/** Finds a file. */
export async function findFile(
  database: Kysely<Database>,
  id: string,
): Promise<(ImportFile & { complete: boolean; forgotten: boolean }) | undefined> {
  const row = await database
    .selectFrom('import_files')
    .select(['id', 'name', 'bytes', 'complete', 'forgotten'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { ...row, bytes: Number(row.bytes) };
}

/**
 * The bytes of a file from its beginning, part by part.
 *
 * @param onRead called with the number of bytes so far
 */
export async function* readFile(
  database: Kysely<Database>,
  id: string,
  onRead: (bytes: number) => void = () => undefined,
): AsyncGenerator<Buffer> {
  let bytes = 0;
  for (let part = 0; ; part += 1) {
    const row = await database
      .selectFrom('import_parts')
      .select('data')
      .where('file_id', '=', id)
      .where('part', '=', part)
      .executeTakeFirst();
    if (!row) return;
    const data = await unpackPart(row.data);
    bytes += data.length;
    onRead(bytes);
    yield data;
  }
}

/**
 * Removes a file, at once or as soon as no import needs it any more. Until then nothing new is begun
 * with it.
 */
export async function forgetFile(database: Kysely<Database>, id: string): Promise<void> {
  await database
    .updateTable('import_files')
    .set({ forgotten: true })
    .where('id', '=', id)
    .execute();
  await unneeded(database).where('id', '=', id).execute();
}

/** Removes files that no import needs any more, from before a moment or with somebody forgotten. */
export async function removeOldFiles(database: Kysely<Database>, before: Date): Promise<void> {
  await unneeded(database)
    .where((file) => file.or([file('created_at', '<', before), file('forgotten', '=', true)]))
    .execute();
}

function unneeded(database: Kysely<Database>) {
  return database
    .deleteFrom('import_files')
    .where('id', 'not in', (query) =>
      query
        .selectFrom('import_runs')
        .select(sql<string>`file_id`.as('file_id'))
        .where('file_id', 'is not', null)
        .where('state', 'in', ['queued', 'running', 'retrying']),
    );
}

function clean(name: string): string {
  return name.toWellFormed().replaceAll('\0', '');
}
