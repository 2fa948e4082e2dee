import { destinationSummarySchema, instantSchema, type Registration } from 'strapi-cdp-config';
import { z } from 'zod';
import type { Strapi } from '../strapi.ts';
import { CONNECTOR_UID } from '../uids.ts';

const connectorRowSchema = z.object({
  id: z.number(),
  name: z.string(),
  version: z.string(),
  segmentGroupIdentifier: z.string().nullable(),
  destinations: z.array(destinationSummarySchema),
  seenAt: instantSchema,
});
/** A connector as it presented itself last. */
export type ConnectorRow = z.infer<typeof connectorRowSchema>;

/** The connectors that presented themselves, whether they run now or not. */
export function connectorRepository(strapi: Strapi) {
  const query = () => strapi.db.query(CONNECTOR_UID);

  return {
    async findAll(): Promise<ConnectorRow[]> {
      const rows = await query().findMany({ orderBy: { name: 'asc' } });
      return z.array(connectorRowSchema).parse(rows);
    },

    /** Remembers what a connector says of itself, in place of what it said before. */
    async save(registration: Omit<Registration, 'managed'>, seenAt: Date): Promise<void> {
      const { name, version, segmentGroupIdentifier, destinations } = registration;
      const data = { name, version, segmentGroupIdentifier, destinations, seenAt };
      const known = await query().findOne({ where: { name }, select: ['id'] });
      if (known) await query().update({ where: { id: known.id }, data });
      else await query().create({ data });
    },
  };
}
