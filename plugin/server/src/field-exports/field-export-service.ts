import { errors } from '@strapi/utils';
import { type FieldSelection, isSystemProcessor } from 'strapi-cdp-config';
import type { FieldExportDetails, FieldExports } from '../../../shared/contracts/field-exports.ts';
import { assertEditable, EDITORS, retriedTransaction } from '../database/index.ts';
import { dependents } from '../dependents/index.ts';
import { fieldError } from '../http/index.ts';
import type { Dependencies } from '../strapi.ts';
import { type ExportableType, exportableTypes } from './exportable-types.ts';
import { fieldExportRepository } from './field-export-repository.ts';
import { lookUpFields } from './look-up.ts';
import { findModel } from './models.ts';
import { processorRegistry } from './processors/index.ts';
import { newFields } from './seen-fields.ts';

/** The rules of field exports. Content types are meant by their uid. */
export function fieldExportService({ strapi }: Dependencies) {
  const types = exportableTypes(strapi);
  const repository = fieldExportRepository(strapi);
  const processors = processorRegistry(strapi);
  const idsOf = (uid: string) => types.fields(uid).map(({ id }) => id);

  function findType(uid: string): ExportableType {
    const type = types.find(uid);
    if (!type) throw new errors.NotFoundError(`«${uid}» is no content type that can be exported.`);
    return type;
  }

  function assertUsable(uid: string, fields: FieldSelection[]): void {
    const site = {
      model: types.model(uid),
      findModel: (other: string) => findModel(strapi, other),
      processors,
    };
    const [first, ...others] = lookUpFields(fields, site).problems.map(
      ({ index, path, message }) => ({ path: ['fields', index, ...path], message }),
    );
    if (first) throw fieldError([first, ...others]);
  }

  /** @throws ConflictError when a name goes that audiences rely on */
  async function assertUnneeded(
    contentType: string,
    fields: FieldSelection[],
    next: FieldSelection[],
  ): Promise<void> {
    const kept = new Set(next.map(({ name }) => name));
    for (const { name } of fields) {
      if (kept.has(name)) continue;
      const thing = { kind: 'catalogue-field', contentType, field: name } as const;
      await dependents(strapi).assertNone(name, thing);
    }
  }

  /** Relations that the ways to the chosen fields go through. */
  function depthOf(uid: string, fields: FieldSelection[]): number {
    const depths = fields.map(
      ({ id }) => types.field(uid, id)?.steps.filter(({ kind }) => kind === 'relation').length ?? 0,
    );
    return Math.max(1, ...depths);
  }

  async function details(uid: string, depth?: number): Promise<FieldExportDetails> {
    const { displayName } = findType(uid);
    const row = await repository.findByContentType(uid);
    const fields = row?.fields ?? [];
    const shown = depth ?? depthOf(uid, fields);
    const fresh = new Set(row ? newFields(row, types.fields(uid)) : []);
    return {
      contentType: uid,
      displayName,
      managedBy: row?.managedBy ?? 'editor',
      fields,
      available: types.fields(uid, shown).map(({ id, personal, isGroup, attribute }) => ({
        id,
        type: attribute.type,
        personal,
        isGroup,
        isNew: fresh.has(id),
        processors: processors.supporting(attribute).map(({ name }) => name),
      })),
      depth: shown,
      ownProcessors: processors
        .all()
        .filter(({ name }) => !isSystemProcessor(name))
        .map(({ name, label = name }) => ({ name, label })),
    };
  }

  return {
    async list(): Promise<FieldExports> {
      const rows = new Map((await repository.findAll()).map((row) => [row.contentType, row]));
      return {
        items: types.list().map(({ uid, displayName }) => {
          const row = rows.get(uid);
          return {
            contentType: uid,
            displayName,
            fieldCount: row?.fields.length ?? 0,
            newFieldCount: row ? newFields(row, types.fields(uid)).length : 0,
            managedBy: row?.managedBy ?? 'editor',
          };
        }),
      };
    },

    /**
     * @param depth relations that a way to a field may go through; as many as the chosen ones do
     * @throws NotFoundError
     */
    details,

    /**
     * @throws ReadOnlyError, ValidationError at each field that does not exist or may not leave, or
     *   ConflictError that names the audiences that rely on a field that would not leave any more
     */
    async update(uid: string, fields: FieldSelection[]): Promise<FieldExportDetails> {
      const { displayName } = findType(uid);
      assertUsable(uid, fields);
      await retriedTransaction(strapi, async () => {
        const row = await repository.findByContentType(uid);
        if (!row) return repository.create(uid, fields, EDITORS, idsOf(uid));
        assertEditable(displayName, row);
        await assertUnneeded(uid, row.fields, fields);
        return repository.update(row.id, fields, EDITORS, idsOf(uid));
      });
      return details(uid);
    },

    /** Announces the fields of the model no more that there are now. @throws NotFoundError */
    async markSeen(uid: string): Promise<FieldExportDetails> {
      findType(uid);
      const row = await repository.findByContentType(uid);
      if (row) await repository.markSeen(row.id, idsOf(uid));
      return details(uid);
    },
  };
}
