import { type AudienceInput, audienceInputSchema } from 'strapi-cdp-config';
import { z } from 'zod';
import { definitionRowShape, findPage, type ListQuery, type Manager } from '../database/index.ts';
import type { Strapi } from '../strapi.ts';
import { AUDIENCE_UID } from '../uids.ts';

const audienceRowSchema = z.object({
  ...definitionRowShape,
  ...audienceInputSchema.shape,
  description: z
    .string()
    .nullable()
    .transform((text) => text ?? ''),
  version: z.number().int(),
});
/** An audience as the database has it. */
export type AudienceRow = z.output<typeof audienceRowSchema>;

const SEARCHED = ['name', 'identifier', 'description'];

/** The audiences in the database. */
export function audienceRepository(strapi: Strapi) {
  const query = () => strapi.db.query(AUDIENCE_UID);
  const one = (row: unknown) => audienceRowSchema.nullable().parse(row);

  return {
    findPage: (list: ListQuery) =>
      findPage(strapi, AUDIENCE_UID, audienceRowSchema, list, { searched: SEARCHED }),

    /** All of them that hold a text, or all; there is an upper limit to their number. */
    async findAll(search = ''): Promise<AudienceRow[]> {
      const rows = await query().findMany({
        where: search ? { $or: SEARCHED.map((name) => ({ [name]: { $containsi: search } })) } : {},
        orderBy: { identifier: 'asc' },
      });
      return z.array(audienceRowSchema).parse(rows);
    },

    async findByDocumentId(documentId: string): Promise<AudienceRow | null> {
      return one(await query().findOne({ where: { documentId } }));
    },

    async findByIdentifier(identifier: string): Promise<AudienceRow | null> {
      return one(await query().findOne({ where: { identifier } }));
    },

    async findByIdentifiers(identifiers: readonly string[]): Promise<AudienceRow[]> {
      const rows = await query().findMany({ where: { identifier: { $in: identifiers } } });
      return z.array(audienceRowSchema).parse(rows);
    },

    /** The identifiers in use that begin like the one given. */
    async identifiersLike(beginning: string): Promise<Set<string>> {
      const rows = await query().findMany({
        where: { identifier: { $startsWith: beginning } },
        select: ['identifier'],
      });
      return new Set(rows.map(({ identifier }) => identifier));
    },

    /** Keeps other transactions from changing or deleting an audience until this one ends. */
    async lock(documentId: string): Promise<void> {
      await strapi.db
        .queryBuilder(AUDIENCE_UID)
        .select('id')
        .where({ documentId })
        .forUpdate()
        .first()
        .execute();
    },

    async create(input: AudienceInput, version: number, manager: Manager): Promise<AudienceRow> {
      const data = { ...input, version, ...manager };
      return audienceRowSchema.parse(await query().create({ data }));
    },

    async update(
      id: number,
      changes: Partial<AudienceInput & Manager & { version: number }>,
    ): Promise<AudienceRow> {
      return audienceRowSchema.parse(await query().update({ where: { id }, data: changes }));
    },

    async delete(id: number): Promise<void> {
      await query().delete({ where: { id } });
    },
  };
}

/** What people wrote. */
export function audienceInputOf(row: AudienceRow): AudienceInput {
  const { name, identifier, description, rule, segments } = row;
  return { name, identifier, description, rule, segments };
}
