import { z } from 'zod';
import { relyingActivations, type Use } from '../dependents/index.ts';
import type { Strapi } from '../strapi.ts';
import { WORKFLOW_UID } from '../uids.ts';

const workflowSchema = z.object({
  documentId: z.string(),
  name: z.string(),
  options: z.looseObject({ destination: z.string() }),
});

/** What delivers to a destination, each list by name. */
export interface DestinationUsers {
  workflows: Use[];
  activations: Use[];
}

/** Tells what delivers to the destination of a key. */
export async function destinationUsers(strapi: Strapi): Promise<(key: string) => DestinationUsers> {
  const [workflows, activations] = await Promise.all([
    workflowsByDestination(strapi),
    relyingActivations(strapi).ofDestinations(),
  ]);
  return (key) => ({
    workflows: workflows.get(key) ?? [],
    activations: activations.get(key) ?? [],
  });
}

async function workflowsByDestination(strapi: Strapi): Promise<Map<string, Use[]>> {
  const rows = await strapi.db.query(WORKFLOW_UID).findMany({ orderBy: { name: 'asc' } });
  const users = new Map<string, Use[]>();
  for (const { documentId, name, options } of z.array(workflowSchema).parse(rows)) {
    users.set(options.destination, [
      ...(users.get(options.destination) ?? []),
      { documentId, name },
    ]);
  }
  return users;
}
