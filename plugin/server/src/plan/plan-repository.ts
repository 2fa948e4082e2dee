import { type PlannedEvent, plannedEventSchema } from 'strapi-cdp-config';
import { z } from 'zod';
import type { Strapi } from '../strapi.ts';
import { PLANNED_EVENT_UID } from '../uids.ts';

const plannedRowSchema = z.object({
  id: z.number(),
  documentId: z.string(),
  updatedAt: z.iso.datetime({ offset: true }),
  ...plannedEventSchema.shape,
  description: z
    .string()
    .nullable()
    .transform((text) => text ?? ''),
});
/** A planned event as the database has it. */
export type PlannedRow = z.output<typeof plannedRowSchema>;

/** The tracking plan in the database. */
export function planRepository(strapi: Strapi) {
  const query = () => strapi.db.query(PLANNED_EVENT_UID);
  const one = (row: unknown) => plannedRowSchema.nullable().parse(row);

  return {
    /** The whole plan, in the order of its names; it has an upper limit. */
    async findAll(): Promise<PlannedRow[]> {
      const rows = await query().findMany({ orderBy: [{ name: 'asc' }, { type: 'asc' }] });
      return z.array(plannedRowSchema).parse(rows);
    },

    count: (): Promise<number> => query().count(),

    async findByDocumentId(documentId: string): Promise<PlannedRow | null> {
      return one(await query().findOne({ where: { documentId } }));
    },

    async findByName({ type, name }: Pick<PlannedEvent, 'type' | 'name'>) {
      return one(await query().findOne({ where: { type, name } }));
    },

    async create(event: PlannedEvent): Promise<PlannedRow> {
      return plannedRowSchema.parse(await query().create({ data: event }));
    },

    async update(id: number, event: PlannedEvent): Promise<PlannedRow> {
      return plannedRowSchema.parse(await query().update({ where: { id }, data: event }));
    },

    async delete(id: number): Promise<void> {
      await query().delete({ where: { id } });
    },
  };
}

/** What a row says of the event itself. */
export function plannedEventOf({ type, name, description, properties }: PlannedRow): PlannedEvent {
  return { type, name, description, properties };
}
