import type { Workflow, WorkflowInput } from 'strapi-cdp-config';
import { workflowKindSchema, workflowOptionsSchema } from 'strapi-cdp-config';
import { z } from 'zod';
import { definitionRowShape, findPage, type ListQuery, type Manager } from '../database/index.ts';
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
  const query = () => strapi.db.query(WORKFLOW_UID);

  return {
    findPage: (list: ListQuery) =>
      findPage(strapi, WORKFLOW_UID, workflowRowSchema, list, { searched: ['name', 'key'] }),

    async findAll(): Promise<WorkflowRow[]> {
      const rows = await query().findMany({ orderBy: { key: 'asc' } });
      return z.array(workflowRowSchema).parse(rows);
    },

    async findByDocumentId(documentId: string): Promise<WorkflowRow | null> {
      return workflowRowSchema.nullable().parse(await query().findOne({ where: { documentId } }));
    },

    async create(workflow: Workflow, manager: Manager): Promise<WorkflowRow> {
      return workflowRowSchema.parse(await query().create({ data: { ...workflow, ...manager } }));
    },

    async update(id: number, changes: Partial<WorkflowInput & Manager>): Promise<WorkflowRow> {
      return workflowRowSchema.parse(await query().update({ where: { id }, data: changes }));
    },

    async delete(id: number): Promise<void> {
      await query().delete({ where: { id } });
    },
  };
}
