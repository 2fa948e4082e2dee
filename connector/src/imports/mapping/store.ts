import type { Kysely } from 'kysely';
import { type ImportMapping, type ImportMappings, importMappingSchema } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';

/** Mappings that are offered; older ones are still there under their names. */
const OFFERED = 200;

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

/** Saved mappings, the one that was used last first. */
export async function listMappings(database: Kysely<Database>): Promise<ImportMappings['items']> {
  const rows = await database
    .selectFrom('import_mappings')
    .selectAll()
    .orderBy('used_at', 'desc')
    .limit(OFFERED)
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

/** Forgets a mapping. @returns whether there was one */
export async function deleteMapping(database: Kysely<Database>, name: string): Promise<boolean> {
  const { numDeletedRows } = await database
    .deleteFrom('import_mappings')
    .where('name', '=', name)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
