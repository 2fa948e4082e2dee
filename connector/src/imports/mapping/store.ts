import type { Kysely } from 'kysely';
import {
  type ImportMapping,
  importMappingSchema,
  type PageQuery,
  paginate,
  type SavedMapping,
  type SavedMappingsPage,
} from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';

/** Mappings that a file is compared with; older ones are still there under their names. */
const COMPARED = 200;

/** Keeps a mapping under its name, in place of what was kept there before. */
export async function saveMapping(
  database: Kysely<Database>,
  mapping: ImportMapping,
  now: Date,
): Promise<void> {
  const values = { mapping: JSON.stringify(mapping), used_at: now };
  await database
    .insertInto('import_mappings')
    .values({ name: mapping.name, ...values })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(values))
    .execute();
}

/** One page of the saved mappings, the one that was used last first. */
export async function listMappings(
  database: Kysely<Database>,
  query: PageQuery,
): Promise<SavedMappingsPage> {
  const [{ total }, items] = await Promise.all([
    database
      .selectFrom('import_mappings')
      .select(({ fn }) => fn.countAll<string>().as('total'))
      .executeTakeFirstOrThrow(),
    readMappings(database, query.pageSize, (query.page - 1) * query.pageSize),
  ]);
  return { items, pagination: paginate(query, Number(total)) };
}

/** The mappings that were used last: those that a new file is compared with. */
export async function recentMappings(database: Kysely<Database>): Promise<ImportMapping[]> {
  return (await readMappings(database, COMPARED)).map(({ mapping }) => mapping);
}

async function readMappings(
  database: Kysely<Database>,
  limit: number,
  offset = 0,
): Promise<SavedMapping[]> {
  const rows = await database
    .selectFrom('import_mappings')
    .selectAll()
    .orderBy('used_at', 'desc')
    .orderBy('name')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.flatMap(({ mapping, used_at }) => {
    // One that an earlier version kept and that is understood no more is no help.
    const parsed = importMappingSchema.safeParse(mapping);
    return parsed.success ? [{ mapping: parsed.data, usedAt: used_at.toISOString() }] : [];
  });
}

/** Finds a mapping by its name. */
export async function findMapping(
  database: Kysely<Database>,
  name: string,
): Promise<ImportMapping | undefined> {
  const row = await database
    .selectFrom('import_mappings')
    .select('mapping')
    .where('name', '=', name)
    .executeTakeFirst();
  return row && importMappingSchema.parse(row.mapping);
}

/** Gives a mapping another name. @returns `taken` when another mapping has it */
export async function renameMapping(
  database: Kysely<Database>,
  from: string,
  to: string,
): Promise<'renamed' | 'taken' | 'missing'> {
  return database.transaction().execute(async (transaction) => {
    const old = await transaction
      .selectFrom('import_mappings')
      .selectAll()
      .where('name', '=', from)
      .forUpdate()
      .executeTakeFirst();
    if (!old) return 'missing';
    if (from === to) return 'renamed';
    const renamed = await transaction
      .insertInto('import_mappings')
      .values({ ...old, name: to, mapping: JSON.stringify({ ...old.mapping, name: to }) })
      .onConflict((conflict) => conflict.doNothing())
      .returning('name')
      .executeTakeFirst();
    if (!renamed) return 'taken';
    await transaction.deleteFrom('import_mappings').where('name', '=', from).execute();
    return 'renamed';
  });
}

/** Forgets a mapping. @returns whether there was one */
export async function deleteMapping(database: Kysely<Database>, name: string): Promise<boolean> {
  const { numDeletedRows } = await database
    .deleteFrom('import_mappings')
    .where('name', '=', name)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
