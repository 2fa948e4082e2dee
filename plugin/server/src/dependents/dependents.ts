import { ruleSchema, segmentReferenceSchema } from 'strapi-cdp-config';
import { z } from 'zod';
import type { Dependent, ReliedOn } from '../../../shared/contracts/dependents.ts';
import { ConflictError } from '../http/index.ts';
import type { Strapi } from '../strapi.ts';
import { AUDIENCE_UID } from '../uids.ts';
import { activationReliesOn, reliesOn } from './relies-on.ts';
import { relyingActivations } from './relying-activations.ts';
import { reliance } from './wording.ts';

const relyingRowSchema = z.object({
  documentId: z.string(),
  name: z.string(),
  identifier: z.string(),
  rule: ruleSchema,
  segments: z.array(segmentReferenceSchema),
});

/** Knows what relies on things, so that nothing is deleted under what needs it. */
export function dependents(strapi: Strapi) {
  const activations = relyingActivations(strapi);
  const readAudiences = async () =>
    z
      .array(relyingRowSchema)
      .parse(await strapi.db.query(AUDIENCE_UID).findMany({ orderBy: { name: 'asc' } }));

  /** The audiences that rely on something, by name, and then the activations. */
  async function find(thing: ReliedOn): Promise<Dependent[]> {
    const [audienceRows, activationRows] = await Promise.all([
      readAudiences(),
      activations.findAll(),
    ]);
    return [
      ...audienceRows
        .filter((row) => reliesOn(row, thing))
        .map((row) => toDependent('audience', row)),
      ...activationRows
        .filter((row) => activationReliesOn(row, thing))
        .map((row) => toDependent('activation', row)),
    ];
  }

  return {
    find,

    /** The audiences that feed segments of a group, by name, by the identifier of the segment. */
    async feeding(group: string): Promise<Map<string, Dependent[]>> {
      const fed = new Map<string, Dependent[]>();
      for (const row of await readAudiences()) {
        for (const { segment } of row.segments.filter((one) => one.group === group)) {
          fed.set(segment, [...(fed.get(segment) ?? []), toDependent('audience', row)]);
        }
      }
      return fed;
    },

    /** @throws ConflictError that names what relies on a thing */
    async assertNone(name: string, thing: ReliedOn): Promise<void> {
      const found = await find(thing);
      if (found.length > 0) throw new ConflictError(`«${name}» is needed: ${reliance(found)}`);
    },
  };
}

function toDependent(
  kind: Dependent['kind'],
  { documentId, name, identifier }: Omit<Dependent, 'kind'>,
): Dependent {
  return { kind, documentId, name, identifier };
}
