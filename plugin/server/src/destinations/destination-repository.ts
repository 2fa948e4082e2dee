import {
  type DestinationSummary,
  type SealedDestination,
  sealedDestinationSchema,
} from 'strapi-cdp-config';
import { z } from 'zod';
import type { Strapi } from '../strapi.ts';
import { DESTINATION_UID } from '../uids.ts';

const destinationRowSchema = z.object({
  id: z.number(),
  definition: sealedDestinationSchema,
  updatedAt: z.iso.datetime({ offset: true }),
});
/** A destination as the database has it. */
export type DestinationRow = z.output<typeof destinationRowSchema>;

/** What may be told of it to those who choose one. */
export function summaryOf({ definition: { key, name, kind } }: DestinationRow): DestinationSummary {
  return { key, name, kind };
}

/** The destinations in the database: those that editors made. */
export function destinationRepository(strapi: Strapi) {
  const query = () => strapi.db.query(DESTINATION_UID);
  const columns = (definition: SealedDestination) => ({
    key: definition.key,
    name: definition.name,
    definition,
  });

  return {
    async findAll(): Promise<DestinationRow[]> {
      const rows = await query().findMany({ orderBy: { key: 'asc' } });
      return z.array(destinationRowSchema).parse(rows);
    },

    async findByKey(key: string): Promise<DestinationRow | null> {
      return destinationRowSchema.nullable().parse(await query().findOne({ where: { key } }));
    },

    async create(definition: SealedDestination): Promise<DestinationRow> {
      return destinationRowSchema.parse(await query().create({ data: columns(definition) }));
    },

    async update(id: number, definition: SealedDestination): Promise<DestinationRow> {
      const data = columns(definition);
      return destinationRowSchema.parse(await query().update({ where: { id }, data }));
    },

    async delete(id: number): Promise<void> {
      await query().delete({ where: { id } });
    },
  };
}
