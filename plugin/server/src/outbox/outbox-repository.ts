import { z } from 'zod';
import type { Strapi } from '../strapi.ts';
import { OUTBOX_MESSAGE_UID } from '../uids.ts';

/** The only news so far: that definitions changed. The connector pulls what they are. */
const DEFINITIONS_TOPIC = 'definitions';

/** Most messages taken up at once, in rows. */
const BATCH = 1000;

const messageSchema = z.object({
  id: z.number(),
  attempts: z.number(),
  availableAt: z.iso.datetime({ offset: true }),
});
/** A message that waits to be delivered. */
export type OutboxMessage = z.output<typeof messageSchema>;

/** The messages that wait for the connector. */
export function outboxRepository(strapi: Strapi) {
  const query = () => strapi.db.query(OUTBOX_MESSAGE_UID);
  const ofTopic = { topic: DEFINITIONS_TOPIC };

  return {
    /** Notes that definitions of a content type changed, in the transaction that changes them. */
    async add(changed: string): Promise<void> {
      await query().create({
        data: { ...ofTopic, payload: { changed }, attempts: 0, availableAt: new Date() },
      });
    },

    async findWaiting(): Promise<OutboxMessage[]> {
      const rows = await query().findMany({
        where: ofTopic,
        select: ['id', 'attempts', 'availableAt'],
        orderBy: { id: 'asc' },
        limit: BATCH,
      });
      return z.array(messageSchema).parse(rows);
    },

    count: (): Promise<number> => query().count({ where: ofTopic }),

    async postpone(ids: number[], attempts: number, availableAt: Date): Promise<void> {
      await query().updateMany({ where: { id: { $in: ids } }, data: { attempts, availableAt } });
    },

    async delete(ids: number[]): Promise<void> {
      await query().deleteMany({ where: { id: { $in: ids } } });
    },
  };
}

export type OutboxRepository = ReturnType<typeof outboxRepository>;
