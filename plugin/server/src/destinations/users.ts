import { z } from 'zod';
import type { Strapi } from '../strapi.ts';
import { WORKFLOW_UID } from '../uids.ts';

const userSchema = z.object({
  documentId: z.string(),
  name: z.string(),
  options: z.looseObject({ destination: z.string() }),
});

/** A workflow that delivers to a destination. */
export interface DestinationUser {
  documentId: string;
  name: string;
}

/** The workflows that deliver somewhere, by the key of where to, each list by name. */
export async function destinationUsers(strapi: Strapi): Promise<Map<string, DestinationUser[]>> {
  const rows = await strapi.db.query(WORKFLOW_UID).findMany({ orderBy: { name: 'asc' } });
  const users = new Map<string, DestinationUser[]>();
  for (const { documentId, name, options } of z.array(userSchema).parse(rows)) {
    users.set(options.destination, [
      ...(users.get(options.destination) ?? []),
      { documentId, name },
    ]);
  }
  return users;
}
