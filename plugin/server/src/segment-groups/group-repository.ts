import type { SegmentGroupInput } from 'strapi-cdp-config';
import { z } from 'zod';
import { findPage, type ListQuery, type Manager } from '../database/index.ts';
import type { Strapi } from '../strapi.ts';
import { SEGMENT_GROUP_UID } from '../uids.ts';
import { type GroupRow, groupRowSchema } from './rows.ts';

/** The segment groups in the database. */
export function groupRepository(strapi: Strapi) {
  const query = () => strapi.db.query(SEGMENT_GROUP_UID);
  const one = (row: unknown) => groupRowSchema.nullable().parse(row);

  return {
    findPage: (list: ListQuery) =>
      findPage(strapi, SEGMENT_GROUP_UID, groupRowSchema, list, {
        searched: ['name', 'identifier'],
      }),

    async findAll(): Promise<GroupRow[]> {
      const rows = await query().findMany({ orderBy: { identifier: 'asc' } });
      return z.array(groupRowSchema).parse(rows);
    },

    async findByDocumentId(documentId: string): Promise<GroupRow | null> {
      return one(await query().findOne({ where: { documentId } }));
    },

    async findByIdentifier(identifier: string): Promise<GroupRow | null> {
      return one(await query().findOne({ where: { identifier } }));
    },

    /** The identifiers in use that begin like the one given. */
    async identifiersLike(beginning: string): Promise<Set<string>> {
      const rows = await query().findMany({
        where: { identifier: { $startsWith: beginning } },
        select: ['identifier'],
      });
      return new Set(rows.map(({ identifier }) => identifier));
    },

    /** Keeps other transactions from changing or deleting a group until this one ends. */
    async lock(id: number): Promise<boolean> {
      const row = await strapi.db
        .queryBuilder(SEGMENT_GROUP_UID)
        .select('id')
        .where({ id })
        .forUpdate()
        .first()
        .execute();
      return row !== null;
    },

    async create(input: SegmentGroupInput, manager: Manager): Promise<GroupRow> {
      return groupRowSchema.parse(await query().create({ data: { ...input, ...manager } }));
    },

    async update(id: number, changes: Partial<SegmentGroupInput & Manager>): Promise<GroupRow> {
      return groupRowSchema.parse(await query().update({ where: { id }, data: changes }));
    },

    async delete(id: number): Promise<void> {
      await query().delete({ where: { id } });
    },
  };
}
