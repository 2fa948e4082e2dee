import type { FieldExport } from 'strapi-cdp-config';
import { configurationOf } from '../database/index.ts';
import { exportableTypes, fieldExportRepository } from '../field-exports/index.ts';
import type { Strapi } from '../strapi.ts';
import { compare } from './changes.ts';

/**
 * Makes the field exports of a configuration file what it says; those that vanished from it are
 * deleted, so that nothing of their content types leaves. Whether the fields exist is found out by
 * the export: a site whose model changed still has to know its connector.
 */
export async function applyManagedFieldExports(
  strapi: Strapi,
  connector: string,
  wanted: readonly FieldExport[],
): Promise<void> {
  const fieldExports = fieldExportRepository(strapi);
  const types = exportableTypes(strapi);
  const manager = configurationOf(connector);
  const present = (uid: string) => types.fields(uid).map(({ id }) => id);
  const changes = compare({
    connector,
    wanted,
    rows: await fieldExports.findAll(),
    keyOfWanted: ({ contentType }) => contentType,
    keyOfRow: ({ contentType }) => contentType,
    contentOfRow: ({ contentType, fields }) => ({ contentType, fields }),
  });
  for (const { id } of changes.vanished) await fieldExports.delete(id);
  for (const { row, wanted: one } of changes.update) {
    await fieldExports.update(row.id, one.fields, manager, present(one.contentType));
  }
  for (const { contentType, fields } of changes.create) {
    await fieldExports.create(contentType, fields, manager, present(contentType));
  }
}
