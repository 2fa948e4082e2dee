import type { SegmentChoice } from '../../../shared/contracts/segment-content.ts';
import { useCdpSegmentChoicesQuery } from '../segment-content/index.ts';
import { usePolling } from '../shared/polling/index.ts';

/** Milliseconds between two looks at how large segments are. */
const REFRESH = 10_000;

interface SegmentSizes {
  /** What is known of a segment by its identifier; undefined until that was asked. */
  of: (segment: string) => SegmentChoice | undefined;
  /** Why the connector could not be asked. */
  problem: string | null;
}

/** How many people are in the segments of a group, and when that last changed. */
export function useSegmentSizes(group: string | undefined): SegmentSizes {
  const { data } = useCdpSegmentChoicesQuery(undefined, {
    pollingInterval: usePolling(REFRESH),
    // Pickers asked for it a while ago, and their answer is kept.
    refetchOnMountOrArgChange: true,
  });
  return {
    of: (segment) => data?.items.find(({ value }) => value === `${group}/${segment}`),
    problem: data?.connectorProblem ?? null,
  };
}
