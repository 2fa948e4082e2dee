import { type ComputedTraitInput, computationOf, computationSchema } from 'strapi-cdp-config';
import { z } from 'zod';
import { definitionRowShape, definitionTable, type Manager } from '../database/index.ts';
import type { Strapi } from '../strapi.ts';
import { COMPUTED_TRAIT_UID } from '../uids.ts';

const computedTraitRowSchema = z.object({
  ...definitionRowShape,
  name: z.string(),
  identifier: z.string(),
  description: z
    .string()
    .nullable()
    .transform((text) => text ?? ''),
  computation: computationSchema,
});
/** A computed trait as the database has it. */
export type ComputedTraitRow = z.output<typeof computedTraitRowSchema>;

/** The computed traits in the database. */
export function computedTraitRepository(strapi: Strapi) {
  const {
    findByKey: findByIdentifier,
    checkKey: checkIdentifier,
    ...table
  } = definitionTable(strapi, {
    uid: COMPUTED_TRAIT_UID,
    schema: computedTraitRowSchema,
    key: 'identifier',
    searched: ['name', 'identifier'],
  });

  return {
    ...table,
    findByIdentifier,
    checkIdentifier,

    create: (input: ComputedTraitInput, manager: Manager) =>
      table.create({ ...dataOf(input), ...manager }),

    update: (id: number, input: ComputedTraitInput, manager: Manager) =>
      table.update(id, { ...dataOf(input), ...manager }),
  };
}

function dataOf(input: ComputedTraitInput) {
  const { name, identifier, description } = input;
  return { name, identifier, description, computation: computationOf(input) };
}

/** What people wrote, with its keys in the order of the schema. */
export function inputOf(row: ComputedTraitRow): ComputedTraitInput {
  const { name, identifier, description, computation } = row;
  return { name, identifier, description, ...computation };
}
