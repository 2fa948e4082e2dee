import { errors } from '@strapi/utils';
import type { FieldSelection } from 'strapi-cdp-config';
import type { FieldExportDetails, FieldExports } from '../../../shared/contracts/field-exports.ts';
import { assertEditable, EDITORS, retriedTransaction } from '../database/index.ts';
import { dependents } from '../dependents/index.ts';
import { fieldError } from '../http/index.ts';
import type { Dependencies } from '../strapi.ts';
import { type ExportableType, exportableTypes } from './exportable-types.ts';
import { fieldExportRepository } from './field-export-repository.ts';

/** The rules of field exports. Content types are meant by their uid. */
export function fieldExportService({ strapi }: Dependencies) {
  const types = exportableTypes(strapi);
  const repository = fieldExportRepository(strapi);

  function findType(uid: string): ExportableType {
    const type = types.find(uid);
    if (!type) throw new errors.NotFoundError(`«${uid}» is no content type that can be exported.`);
    return type;
  }

  function assertKnown(uid: string, fields: FieldSelection[]): void {
    const known = new Set(types.fields(uid).map(({ id }) => id));
    const [first, ...others] = fields.flatMap(({ id }, index) =>
      known.has(id)
        ? []
        : [{ path: ['fields', index, 'id'], message: `There is no field «${id}» that may leave.` }],
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

  async function details(uid: string): Promise<FieldExportDetails> {
    const type = findType(uid);
    const row = await repository.findByContentType(uid);
    return {
      contentType: uid,
      displayName: type.displayName,
      managedBy: row?.managedBy ?? 'editor',
      fields: row?.fields ?? [],
      available: types.fields(uid).map(({ id, type, personal }) => ({ id, type, personal })),
    };
  }

  return {
    async list(): Promise<FieldExports> {
      const rows = new Map((await repository.findAll()).map((row) => [row.contentType, row]));
      return {
        items: types.list().map(({ uid, displayName }) => ({
          contentType: uid,
          displayName,
          fieldCount: rows.get(uid)?.fields.length ?? 0,
          managedBy: rows.get(uid)?.managedBy ?? 'editor',
        })),
      };
    },

    /** @throws NotFoundError */
    details,

    /**
     * @throws ReadOnlyError, ValidationError at each field that does not exist or may not leave, or
     *   ConflictError that names the audiences that rely on a field that would not leave any more
     */
    async update(uid: string, fields: FieldSelection[]): Promise<FieldExportDetails> {
      const { displayName } = findType(uid);
      assertKnown(uid, fields);
      await retriedTransaction(strapi, async () => {
        const row = await repository.findByContentType(uid);
        if (!row) return repository.create(uid, fields, EDITORS);
        assertEditable(displayName, row);
        await assertUnneeded(uid, row.fields, fields);
        return repository.update(row.id, fields, EDITORS);
      });
      return details(uid);
    },
  };
}
