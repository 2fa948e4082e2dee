import { type ComputedTraitInput, computationOf, computationSchema } from 'strapi-cdp-config';
import { z } from 'zod';
import { definitionRowShape, findPage, type ListQuery, type Manager } from '../database/index.ts';
import type { Strapi } from '../strapi.ts';
import { COMPUTED_TRAIT_UID } from '../uids.ts';

const computedTraitRowSchema = z.object({
  ...definitionRowShape,
  name: z.string(),
  identifier: z.string(),
  description: z
    .string()
    .nullable()
    .transform((text) => text ?? ''),
  computation: computationSchema,
});
/** A computed trait as the database has it. */
export type ComputedTraitRow = z.output<typeof computedTraitRowSchema>;

/** The computed traits in the database. */
export function computedTraitRepository(strapi: Strapi) {
  const query = () => strapi.db.query(COMPUTED_TRAIT_UID);
  const one = (row: unknown) => computedTraitRowSchema.nullable().parse(row);

  return {
    findPage: (list: ListQuery) =>
      findPage(strapi, COMPUTED_TRAIT_UID, computedTraitRowSchema, list, {
        searched: ['name', 'identifier'],
      }),

    async findAll(): Promise<ComputedTraitRow[]> {
      const rows = await query().findMany({ orderBy: { identifier: 'asc' } });
      return z.array(computedTraitRowSchema).parse(rows);
    },

    count: (): Promise<number> => query().count({}),

    async findByDocumentId(documentId: string): Promise<ComputedTraitRow | null> {
      return one(await query().findOne({ where: { documentId } }));
    },

    async findByIdentifier(identifier: string): Promise<ComputedTraitRow | null> {
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

    async create(input: ComputedTraitInput, manager: Manager): Promise<ComputedTraitRow> {
      return computedTraitRowSchema.parse(
        await query().create({ data: { ...dataOf(input), ...manager } }),
      );
    },

    async update(
      id: number,
      input: ComputedTraitInput,
      manager: Manager,
    ): Promise<ComputedTraitRow> {
      const data = { ...dataOf(input), ...manager };
      return computedTraitRowSchema.parse(await query().update({ where: { id }, data }));
    },

    async delete(id: number): Promise<void> {
      await query().delete({ where: { id } });
    },
  };
}

function dataOf(input: ComputedTraitInput) {
  const { name, identifier, description } = input;
  return { name, identifier, description, computation: computationOf(input) };
}

/** What people wrote, with its keys in the order of the schema. */
export function inputOf(row: ComputedTraitRow): ComputedTraitInput {
  const { name, identifier, description, computation } = row;
  return { name, identifier, description, ...computation };
}
