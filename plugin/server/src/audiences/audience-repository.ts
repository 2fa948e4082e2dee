import { type AudienceInput, audienceInputSchema } from 'strapi-cdp-config';
import { z } from 'zod';
import { definitionRowShape, definitionTable, type Manager } from '../database/index.ts';
import type { Strapi } from '../strapi.ts';
import { AUDIENCE_UID } from '../uids.ts';

const audienceRowSchema = z.object({
  ...definitionRowShape,
  ...audienceInputSchema.shape,
  description: z
    .string()
    .nullable()
    .transform((text) => text ?? ''),
  version: z.number().int(),
});
/** An audience as the database has it. */
export type AudienceRow = z.output<typeof audienceRowSchema>;

const SEARCHED = ['name', 'identifier', 'description'];

/** The audiences in the database. */
export function audienceRepository(strapi: Strapi) {
  const {
    findByKey: findByIdentifier,
    checkKey: checkIdentifier,
    ...table
  } = definitionTable(strapi, {
    uid: AUDIENCE_UID,
    schema: audienceRowSchema,
    key: 'identifier',
    searched: SEARCHED,
  });

  return {
    ...table,
    findByIdentifier,
    checkIdentifier,

    /** All of them that hold a text; there is an upper limit to their number. */
    findMatching: (search: string) =>
      table.findAll(
        search ? { $or: SEARCHED.map((name) => ({ [name]: { $containsi: search } })) } : {},
      ),

    findByIdentifiers: (identifiers: readonly string[]) =>
      table.findAll({ identifier: { $in: identifiers } }),

    create: (input: AudienceInput, version: number, manager: Manager) =>
      table.create({ ...input, version, ...manager }),

    update: (id: number, changes: Partial<AudienceInput & Manager & { version: number }>) =>
      table.update(id, changes),
  };
}

/** What people wrote. */
export function audienceInputOf(row: AudienceRow): AudienceInput {
  const { name, identifier, description, rule, segments } = row;
  return { name, identifier, description, rule, segments };
}
