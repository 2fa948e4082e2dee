import { type ActivationInput, activationInputSchema } from 'strapi-cdp-config';
import { z } from 'zod';
import { definitionRowShape, definitionTable, type Manager } from '../database/index.ts';
import type { Strapi } from '../strapi.ts';
import { ACTIVATION_UID } from '../uids.ts';

const { on, interval, timeZone, existing, fields, batchSize } = activationInputSchema.shape;

const activationRowSchema = z.object({
  ...definitionRowShape,
  name: z.string(),
  identifier: z.string(),
  description: z
    .string()
    .nullable()
    .transform((text) => text ?? ''),
  audience: z.string(),
  destination: z.string(),
  enabled: z.boolean(),
  options: z.object({ on, interval, timeZone, existing, fields, batchSize }),
});
/** An activation as the database has it. */
export type ActivationRow = z.output<typeof activationRowSchema>;

/** The activations in the database. */
export function activationRepository(strapi: Strapi) {
  const {
    findByKey: findByIdentifier,
    checkKey: checkIdentifier,
    ...table
  } = definitionTable(strapi, {
    uid: ACTIVATION_UID,
    schema: activationRowSchema,
    key: 'identifier',
    searched: ['name', 'identifier', 'description'],
  });

  return {
    ...table,
    findByIdentifier,
    checkIdentifier,

    /** Those that an audience is bound by, by name. */
    findByAudience: (audience: string) => table.findAll({ audience }, 'name'),

    create: (input: ActivationInput, manager: Manager) =>
      table.create({ ...dataOf(input), ...manager }),

    update: (id: number, input: ActivationInput, manager: Manager) =>
      table.update(id, { ...dataOf(input), ...manager }),

    /** Switches one on or off, and changes nothing else. */
    enable: (id: number, enabled: boolean) => table.update(id, { enabled }),
  };
}

function dataOf(input: ActivationInput) {
  const { name, identifier, description, audience, destination, enabled, ...options } = input;
  return { name, identifier, description, audience, destination, enabled, options };
}

/** What people wrote, with its keys in the order of the schema. */
export function activationInputOf(row: ActivationRow): ActivationInput {
  const { name, identifier, description, audience, destination, enabled, options } = row;
  return { name, identifier, description, audience, destination, enabled, ...options };
}
