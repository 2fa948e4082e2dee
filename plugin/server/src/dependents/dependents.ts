import { ruleSchema, segmentReferenceSchema } from 'strapi-cdp-config';
import { z } from 'zod';
import type { Dependent, ReliedOn } from '../../../shared/contracts/dependents.ts';
import { ConflictError } from '../http/index.ts';
import type { Strapi } from '../strapi.ts';
import { AUDIENCE_UID } from '../uids.ts';
import { reliesOn } from './relies-on.ts';

const relyingRowSchema = z.object({
  documentId: z.string(),
  name: z.string(),
  identifier: z.string(),
  rule: ruleSchema,
  segments: z.array(segmentReferenceSchema),
});

/** Knows what relies on things, so that nothing is deleted under a rule that needs it. */
export function dependents(strapi: Strapi) {
  const readAll = async () =>
    z
      .array(relyingRowSchema)
      .parse(await strapi.db.query(AUDIENCE_UID).findMany({ orderBy: { name: 'asc' } }));

  /** The audiences that rely on something, by name. */
  async function find(thing: ReliedOn): Promise<Dependent[]> {
    return (await readAll()).filter((row) => reliesOn(row, thing)).map(toDependent);
  }

  return {
    find,

    /** The audiences that feed segments of a group, by name, by the identifier of the segment. */
    async feeding(group: string): Promise<Map<string, Dependent[]>> {
      const fed = new Map<string, Dependent[]>();
      for (const row of await readAll()) {
        for (const { segment } of row.segments.filter((one) => one.group === group)) {
          fed.set(segment, [...(fed.get(segment) ?? []), toDependent(row)]);
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

function toDependent({ documentId, name, identifier }: Dependent): Dependent {
  return { documentId, name, identifier };
}

/** Says in a sentence which audiences rely on something, and what to do. */
export function reliance(found: readonly Dependent[]): string {
  const names = found.map(({ name }) => `«${name}»`).join(', ');
  return found.length === 1
    ? `the audience ${names} relies on it. Change or delete that audience first.`
    : `the audiences ${names} rely on it. Change or delete those audiences first.`;
}
