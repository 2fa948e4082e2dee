import type { OnMembershipsChanged } from '../audiences/index.ts';
import type { DefinitionsStore } from '../definitions/index.ts';
import { fedSegments } from './feeds.ts';
import { settleSegments } from './settle.ts';

/** Keeps segments in step with audiences, in the transaction in which their memberships change. */
export function segmentKeeper(
  definitions: Pick<DefinitionsStore, 'current' | 'freshness'>,
): OnMembershipsChanged {
  return async (transaction, { profileIds, now }) => {
    // A copy that was never whole does not say what feeds a segment.
    if (definitions.freshness().etag === null) return;
    const segments = fedSegments(definitions.current());
    await settleSegments(transaction, segments, profileIds === 'all' ? null : profileIds, now);
  };
}
