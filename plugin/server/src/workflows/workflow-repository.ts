import type { Workflow, WorkflowInput } from 'strapi-cdp-config';
import { workflowKindSchema, workflowOptionsSchema } from 'strapi-cdp-config';
import { z } from 'zod';
import { definitionRowShape, definitionTable, type Manager } from '../database/index.ts';
import type { Strapi } from '../strapi.ts';
import { WORKFLOW_UID } from '../uids.ts';

const workflowRowSchema = z.object({
  ...definitionRowShape,
  key: z.string(),
  name: z.string(),
  kind: workflowKindSchema,
  interval: z.string(),
  timeZone: z.string(),
  enabled: z.boolean(),
  options: workflowOptionsSchema,
});
/** A workflow as the database has it. */
export type WorkflowRow = z.output<typeof workflowRowSchema>;

/** The workflows in the database. */
export function workflowRepository(strapi: Strapi) {
  const table = definitionTable(strapi, {
    uid: WORKFLOW_UID,
    schema: workflowRowSchema,
    key: 'key',
    searched: ['name', 'key'],
  });

  return {
    ...table,
    create: (workflow: Workflow, manager: Manager) => table.create({ ...workflow, ...manager }),
    update: (id: number, changes: Partial<WorkflowInput & Manager>) => table.update(id, changes),
  };
}
