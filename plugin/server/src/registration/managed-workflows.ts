import { type Workflow, workflowSchema } from 'strapi-cdp-config';
import { configurationOf } from '../database/index.ts';
import type { Strapi } from '../strapi.ts';
import { type WorkflowRow, workflowRepository } from '../workflows/index.ts';
import { compare } from './changes.ts';

/** Makes the workflows of a configuration file what it says; those that vanished from it are deleted. */
export async function applyManagedWorkflows(
  strapi: Strapi,
  connector: string,
  wanted: readonly Workflow[],
): Promise<void> {
  const workflows = workflowRepository(strapi);
  const manager = configurationOf(connector);
  const changes = compare({
    connector,
    wanted,
    rows: await workflows.findAll(),
    keyOfWanted: ({ key }) => key,
    keyOfRow: ({ key }) => key,
    contentOfRow,
  });
  for (const { id } of changes.vanished) await workflows.delete(id);
  for (const { row, wanted: workflow } of changes.update) {
    await workflows.update(row.id, { ...workflow, ...manager });
  }
  for (const workflow of changes.create) await workflows.create(workflow, manager);
}

/** Parsed like what a connector sends, so that both have their keys in the same order. */
function contentOfRow(row: WorkflowRow): Workflow {
  const { key, name, kind, interval, timeZone, enabled, options } = row;
  return workflowSchema.parse({ key, name, kind, interval, timeZone, enabled, options });
}
