import type { Strapi } from '../strapi.ts';
import { exportableTypes } from './exportable-types.ts';
import { type FieldExportRow, fieldExportRepository } from './field-export-repository.ts';
import type { FieldPath } from './paths/index.ts';

/** Fields that a model got since editors last looked. None leaves before somebody chose it. */
export function newFields(
  { seenFields, fields }: Pick<FieldExportRow, 'seenFields' | 'fields'>,
  present: readonly Pick<FieldPath, 'id'>[],
): string[] {
  if (seenFields === null) return [];
  const known = new Set([...seenFields, ...fields.map(({ id }) => id)]);
  return present.map(({ id }) => id).filter((id) => !known.has(id));
}

/** Has field exports of an earlier version remember the fields that there are now. */
export async function noteSeenFields(strapi: Strapi): Promise<void> {
  const repository = fieldExportRepository(strapi);
  const types = exportableTypes(strapi);
  for (const { id, contentType, seenFields } of await repository.findAll()) {
    if (seenFields !== null) continue;
    await repository.markSeen(
      id,
      types.fields(contentType).map((field) => field.id),
    );
  }
}
