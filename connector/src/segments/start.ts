import { isDeepStrictEqual } from 'node:util';
import { lockMemberships } from '../audiences/index.ts';
import type { DefinitionsStore } from '../definitions/index.ts';
import type { Platform } from '../platform.ts';
import { type FedSegment, fedSegments } from './feeds.ts';
import { settleSegments } from './settle.ts';

/**
 * Keeps segments in step with the definitions: what feeds them, and whether they are still there. What
 * happens to memberships is settled with it, by `settleSegments`. Call it when definitions have started.
 */
export async function startSegments(
  { database, clock }: Pick<Platform, 'database' | 'clock'>,
  definitions: DefinitionsStore,
): Promise<void> {
  let settled: FedSegment[] | undefined;
  const settle = async () => {
    // A copy that was never whole says nothing of what is not in it.
    if (definitions.freshness().etag === null) return;
    const segments = fedSegments(definitions.current());
    if (isDeepStrictEqual(segments, settled)) return;
    await database.transaction().execute(async (transaction) => {
      await lockMemberships(transaction);
      await settleSegments(transaction, segments, null, clock());
    });
    settled = segments;
  };
  await settle();
  definitions.onChange(settle);
}
