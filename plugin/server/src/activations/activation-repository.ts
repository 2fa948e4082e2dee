import { type ActivationInput, activationInputSchema } from 'strapi-cdp-config';
import { z } from 'zod';
import { definitionRowShape, findPage, type ListQuery, type Manager } from '../database/index.ts';
import type { Strapi } from '../strapi.ts';
import { ACTIVATION_UID } from '../uids.ts';

const { on, interval, timeZone, existing, fields, batchSize } = activationInputSchema.shape;

const activationRowSchema = z.object({
  ...definitionRowShape,
  name: z.string(),
  identifier: z.string(),
  description: z
    .string()
    .nullable()
    .transform((text) => text ?? ''),
  audience: z.string(),
  destination: z.string(),
  enabled: z.boolean(),
  options: z.object({ on, interval, timeZone, existing, fields, batchSize }),
});
/** An activation as the database has it. */
export type ActivationRow = z.output<typeof activationRowSchema>;

/** The activations in the database. */
export function activationRepository(strapi: Strapi) {
  const query = () => strapi.db.query(ACTIVATION_UID);
  const one = (row: unknown) => activationRowSchema.nullable().parse(row);

  return {
    findPage: (list: ListQuery) =>
      findPage(strapi, ACTIVATION_UID, activationRowSchema, list, {
        searched: ['name', 'identifier', 'description'],
      }),

    async findAll(): Promise<ActivationRow[]> {
      const rows = await query().findMany({ orderBy: { identifier: 'asc' } });
      return z.array(activationRowSchema).parse(rows);
    },

    /** Those that an audience is bound by, by name. */
    async findByAudience(audience: string): Promise<ActivationRow[]> {
      const rows = await query().findMany({ where: { audience }, orderBy: { name: 'asc' } });
      return z.array(activationRowSchema).parse(rows);
    },

    count: (): Promise<number> => query().count({}),

    async findByDocumentId(documentId: string): Promise<ActivationRow | null> {
      return one(await query().findOne({ where: { documentId } }));
    },

    async findByIdentifier(identifier: string): Promise<ActivationRow | null> {
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

    async create(input: ActivationInput, manager: Manager): Promise<ActivationRow> {
      return activationRowSchema.parse(
        await query().create({ data: { ...dataOf(input), ...manager } }),
      );
    },

    async update(id: number, input: ActivationInput, manager: Manager): Promise<ActivationRow> {
      const data = { ...dataOf(input), ...manager };
      return activationRowSchema.parse(await query().update({ where: { id }, data }));
    },

    /** Switches one on or off, and changes nothing else. */
    async enable(id: number, enabled: boolean): Promise<ActivationRow> {
      return activationRowSchema.parse(await query().update({ where: { id }, data: { enabled } }));
    },

    async delete(id: number): Promise<void> {
      await query().delete({ where: { id } });
    },
  };
}

function dataOf(input: ActivationInput) {
  const { name, identifier, description, audience, destination, enabled, ...options } = input;
  return { name, identifier, description, audience, destination, enabled, options };
}

/** What people wrote, with its keys in the order of the schema. */
export function activationInputOf(row: ActivationRow): ActivationInput {
  const { name, identifier, description, audience, destination, enabled, options } = row;
  return { name, identifier, description, audience, destination, enabled, ...options };
}
