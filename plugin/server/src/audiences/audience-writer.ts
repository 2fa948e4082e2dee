import { type AudienceInput, isSameRule } from 'strapi-cdp-config';
import { EDITORS, type Manager } from '../database/index.ts';
import type { Strapi } from '../strapi.ts';
import { type AudienceRow, audienceRepository } from './audience-repository.ts';
import { versionRepository } from './version-repository.ts';

/** Who writes: an editor, or the configuration file of a connector. */
export interface Author {
  /** The name of the editor, or of the connector. */
  by: string;
  manager: Manager;
}

/** An editor as the author of a rule. */
export function editorAs(by: string): Author {
  return { by, manager: EDITORS };
}

/**
 * Writes audiences together with their history: a rule that means something else is a new version.
 * Call it in a transaction, so that both are kept or dropped together.
 */
export function audienceWriter(strapi: Strapi) {
  const audiences = audienceRepository(strapi);
  const versions = versionRepository(strapi);

  async function remember(row: AudienceRow, { by, manager }: Author): Promise<void> {
    await versions.add({
      audience: row.documentId,
      version: row.version,
      name: row.name,
      rule: row.rule,
      by,
      managedBy: manager.managedBy,
      at: new Date(),
    });
  }

  return {
    async create(input: AudienceInput, author: Author): Promise<AudienceRow> {
      const row = await audiences.create(input, 1, author.manager);
      await remember(row, author);
      return row;
    },

    async update(current: AudienceRow, input: AudienceInput, author: Author): Promise<AudienceRow> {
      const isSame = isSameRule(current.rule, input.rule);
      const version = isSame ? current.version : current.version + 1;
      const row = await audiences.update(current.id, { ...input, version, ...author.manager });
      if (!isSame) await remember(row, author);
      return row;
    },

    async delete({ id, documentId }: AudienceRow): Promise<void> {
      await audiences.delete(id);
      await versions.deleteOf(documentId);
    },
  };
}
