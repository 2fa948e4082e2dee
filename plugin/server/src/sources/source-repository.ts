import { type Source, sourceSchema } from 'strapi-cdp-config';
import { z } from 'zod';
import { definitionRowShape, definitionTable, type Manager } from '../database/index.ts';
import type { Strapi } from '../strapi.ts';
import { SOURCE_UID } from '../uids.ts';

const sourceRowSchema = z.object({ ...definitionRowShape, ...sourceSchema.shape });
/** A source as the database has it. */
export type SourceRow = z.output<typeof sourceRowSchema>;

/** The sources in the database. */
export function sourceRepository(strapi: Strapi) {
  const table = definitionTable(strapi, {
    uid: SOURCE_UID,
    schema: sourceRowSchema,
    key: 'key',
    searched: ['name', 'key'],
  });

  return {
    ...table,
    create: (source: Source, manager: Manager) => table.create({ ...source, ...manager }),
    update: (id: number, changes: Partial<Source & Manager>) => table.update(id, changes),
  };
}

/** What a row says of the source itself. */
export function sourceOf(row: SourceRow): Source {
  const { key, kind, name, enabled, origins, rateLimit, ip, plan, consent, writeKeys } = row;
  return { key, kind, name, enabled, origins, rateLimit, ip, plan, consent, writeKeys };
}
