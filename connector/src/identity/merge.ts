import { z } from 'zod';
import { timeOrderedId } from './id.ts';
import { compareLinks } from './link.ts';
import type { Cluster } from './partition.ts';
import { leaderOf } from './partition.ts';
import type { IdentityRules } from './rules.ts';
import type { SeenLink } from './sighting.ts';
import type { KnownMember } from './store/identifiers.ts';

/** Why two profiles became one, as the database keeps it. */
export const mergeCauseSchema = z.discriminatedUnion('kind', [
  /** Something named identifiers of both. */
  z.object({
    kind: z.literal('evidence'),
    /** When, in milliseconds. */
    at: z.number(),
    source: z.string(),
    /** Said by a server. */
    trusted: z.boolean(),
    /** Null where it was no event but a record of an export. */
    messageId: z.string().nullable(),
    /** All that were named together, the strongest first. */
    identifierIds: z.array(z.uuid()),
  }),
  /** An editor took a split back. */
  z.object({ kind: z.literal('reunited'), by: z.string() }),
  /** Something that arrived late changed the weight of evidence that was there. */
  z.object({ kind: z.literal('weighed') }),
]);
export type MergeCause = z.infer<typeof mergeCauseSchema>;

/** One merge: what a profile got from another. */
export interface Merge {
  id: string;
  winnerId: string;
  loserId: string;
  /** Identifiers that moved. */
  identifierIds: string[];
  /** Identifiers that the profile had before. */
  keptIds: string[];
  cause: MergeCause;
}

/**
 * What came together in a cluster from several profiles: all others into the one that has its id, or
 * into the strongest where a newcomer gives the id. A profile that only got a stronger identifier, and
 * with it another id, is no merge.
 *
 * @param links the new evidence
 * @param otherwise the cause where no new evidence names both
 */
export function mergesInto(
  cluster: Cluster<KnownMember>,
  links: SeenLink[],
  rules: IdentityRules,
  otherwise: MergeCause,
  now: Date,
): Merge[] {
  const settled = new Set([...cluster].filter(({ profileId }) => profileId !== null));
  const origins = Map.groupBy(settled, ({ profileId }) => profileId ?? '');
  if (origins.size < 2) return [];
  const winnerId = leaderOf(cluster, rules).id;
  const keeperId = origins.has(winnerId) ? winnerId : (leaderOf(settled, rules).profileId ?? '');
  const keptIds = (origins.get(keeperId) ?? []).map(({ id }) => id);
  const together = new Set([...cluster].map(({ id }) => id));
  return [...origins]
    .filter(([loserId]) => loserId !== keeperId)
    .map(([loserId, members]) => {
      const identifierIds = members.map(({ id }) => id);
      const cause = evidenceFor(new Set(identifierIds), together, links) ?? otherwise;
      return { id: timeOrderedId(now), winnerId, loserId, identifierIds, keptIds, cause };
    });
}

/** The earliest evidence that ties a group to the rest of its cluster. */
function evidenceFor(
  group: Set<string>,
  cluster: Set<string>,
  links: SeenLink[],
): MergeCause | undefined {
  const [first] = links
    .filter(
      ({ members }) =>
        members.some((id) => group.has(id)) &&
        members.some((id) => cluster.has(id) && !group.has(id)),
    )
    .toSorted(compareLinks);
  if (!first) return undefined;
  const { at, source, trusted, messageId, members } = first;
  return { kind: 'evidence', at, source, trusted, messageId, identifierIds: members };
}
