import type { SegmentInput } from 'strapi-cdp-config';
import { z } from 'zod';
import { findPage, type ListQuery, type Manager } from '../database/index.ts';
import type { Strapi } from '../strapi.ts';
import { SEGMENT_UID } from '../uids.ts';
import {
  type OwnedSegmentRow,
  ownedSegmentRowSchema,
  type SegmentRow,
  segmentRowSchema,
} from './rows.ts';

const countsSchema = z.array(z.object({ group_id: z.number(), count: z.coerce.number() }));

/** The segments in the database. A group is meant by its row id. */
export function segmentRepository(strapi: Strapi) {
  const query = () => strapi.db.query(SEGMENT_UID);
  const many = (rows: unknown) => z.array(segmentRowSchema).parse(rows);

  return {
    findPage: (group: number, list: ListQuery) =>
      findPage(strapi, SEGMENT_UID, segmentRowSchema, list, {
        searched: ['name', 'identifier'],
        where: { group: { id: group } },
      }),

    async findAll(): Promise<OwnedSegmentRow[]> {
      const rows = await query().findMany({
        populate: { group: { select: ['id'] } },
        orderBy: { identifier: 'asc' },
      });
      return z.array(ownedSegmentRowSchema).parse(rows);
    },

    async findByGroup(group: number): Promise<SegmentRow[]> {
      return many(
        await query().findMany({
          where: { group: { id: group } },
          orderBy: [{ name: 'asc' }, { id: 'asc' }],
        }),
      );
    },

    async findByDocumentId(group: number, documentId: string): Promise<SegmentRow | null> {
      const row = await query().findOne({ where: { documentId, group: { id: group } } });
      return segmentRowSchema.nullable().parse(row);
    },

    async findByIdentifier(group: number, identifier: string): Promise<SegmentRow | null> {
      const row = await query().findOne({ where: { identifier, group: { id: group } } });
      return segmentRowSchema.nullable().parse(row);
    },

    /** The identifiers in use in a group that begin like the one given. */
    async identifiersLike(group: number, beginning: string): Promise<Set<string>> {
      const rows = await query().findMany({
        where: { identifier: { $startsWith: beginning }, group: { id: group } },
        select: ['identifier'],
      });
      return new Set(rows.map(({ identifier }) => identifier));
    },

    /** Segments in each of these groups; groups without any are left out. */
    async countByGroup(groups: number[]): Promise<Map<number, number>> {
      if (groups.length === 0) return new Map();
      const builder = strapi.db.queryBuilder(SEGMENT_UID);
      const rows = await builder
        .select(['group_id', builder.raw('count(*) as count')])
        .where({ group: { id: { $in: groups } } })
        .groupBy('group_id')
        .execute({ mapResults: false });
      return new Map(countsSchema.parse(rows).map((row) => [row.group_id, row.count]));
    },

    async create(group: number, input: SegmentInput, manager: Manager): Promise<SegmentRow> {
      return segmentRowSchema.parse(
        await query().create({ data: { ...input, ...manager, group } }),
      );
    },

    async update(id: number, changes: Partial<SegmentInput & Manager>): Promise<SegmentRow> {
      return segmentRowSchema.parse(await query().update({ where: { id }, data: changes }));
    },

    async delete(id: number): Promise<void> {
      await query().delete({ where: { id } });
    },

    async deleteByGroup(group: number): Promise<void> {
      await query().deleteMany({ where: { group: { id: group } } });
    },
  };
}
