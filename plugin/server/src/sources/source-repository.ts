import { type Source, sourceSchema } from 'strapi-cdp-config';
import { z } from 'zod';
import { definitionRowShape, findPage, type ListQuery, type Manager } from '../database/index.ts';
import type { Strapi } from '../strapi.ts';
import { SOURCE_UID } from '../uids.ts';

const sourceRowSchema = z.object({ ...definitionRowShape, ...sourceSchema.shape });
/** A source as the database has it. */
export type SourceRow = z.output<typeof sourceRowSchema>;

/** The sources in the database. */
export function sourceRepository(strapi: Strapi) {
  const query = () => strapi.db.query(SOURCE_UID);
  const one = (row: unknown) => sourceRowSchema.nullable().parse(row);

  return {
    findPage: (list: ListQuery) =>
      findPage(strapi, SOURCE_UID, sourceRowSchema, list, { searched: ['name', 'key'] }),

    async findAll(): Promise<SourceRow[]> {
      return z.array(sourceRowSchema).parse(await query().findMany({ orderBy: { key: 'asc' } }));
    },

    async findByDocumentId(documentId: string): Promise<SourceRow | null> {
      return one(await query().findOne({ where: { documentId } }));
    },

    async findByKey(key: string): Promise<SourceRow | null> {
      return one(await query().findOne({ where: { key } }));
    },

    /** The keys in use that begin like the one given. */
    async keysLike(beginning: string): Promise<Set<string>> {
      const rows = await query().findMany({
        where: { key: { $startsWith: beginning } },
        select: ['key'],
      });
      return new Set(rows.map(({ key }) => key));
    },

    /** Keeps other transactions from changing or deleting a source until this one ends. */
    async lock(documentId: string): Promise<void> {
      await strapi.db
        .queryBuilder(SOURCE_UID)
        .select('id')
        .where({ documentId })
        .forUpdate()
        .first()
        .execute();
    },

    async create(source: Source, manager: Manager): Promise<SourceRow> {
      return sourceRowSchema.parse(await query().create({ data: { ...source, ...manager } }));
    },

    async update(id: number, changes: Partial<Source & Manager>): Promise<SourceRow> {
      return sourceRowSchema.parse(await query().update({ where: { id }, data: changes }));
    },

    async delete(id: number): Promise<void> {
      await query().delete({ where: { id } });
    },
  };
}

/** What a row says of the source itself. */
export function sourceOf(row: SourceRow): Source {
  const { key, kind, name, enabled, origins, rateLimit, ip, plan, consent, writeKeys } = row;
  return { key, kind, name, enabled, origins, rateLimit, ip, plan, consent, writeKeys };
}
