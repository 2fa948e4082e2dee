import { activationInputSchema } from 'strapi-cdp-config';
import { z } from 'zod';
import type { Strapi } from '../strapi.ts';
import { ACTIVATION_UID } from '../uids.ts';

const relyingActivationSchema = z.object({
  documentId: z.string(),
  name: z.string(),
  identifier: z.string(),
  audience: z.string(),
  destination: z.string(),
  options: z.object({ fields: activationInputSchema.shape.fields }),
});
type Row = z.output<typeof relyingActivationSchema>;

/** An activation, to those that it is made of. */
export interface Use {
  documentId: string;
  name: string;
}

/** Knows which activations rely on what they are made of, each list by name. */
export function relyingActivations(strapi: Strapi) {
  const read = async (where: object): Promise<Row[]> =>
    z
      .array(relyingActivationSchema)
      .parse(await strapi.db.query(ACTIVATION_UID).findMany({ where, orderBy: { name: 'asc' } }));

  return {
    findAll: () => read({}),

    /** By the identifiers of the audiences. */
    async ofAudiences(identifiers: readonly string[]): Promise<Map<string, Use[]>> {
      return usesBy('audience', await read({ audience: { $in: identifiers } }));
    },

    /** By the keys of the destinations, of all that are used. */
    async ofDestinations(): Promise<Map<string, Use[]>> {
      return usesBy('destination', await read({}));
    },
  };
}

function usesBy(what: 'audience' | 'destination', rows: readonly Row[]): Map<string, Use[]> {
  const uses = new Map<string, Use[]>();
  for (const { documentId, name, ...row } of rows) {
    uses.set(row[what], [...(uses.get(row[what]) ?? []), { documentId, name }]);
  }
  return uses;
}
