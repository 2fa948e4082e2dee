import type { Definitions } from 'strapi-cdp-config';

/** A segment, and the audiences whose members are in it. */
export interface FedSegment {
  group: string;
  segment: string;
  audiences: string[];
}

/** Whether there is a segment of that name. */
export function isThere(
  segments: FedSegment[],
  { group, segment }: Pick<FedSegment, 'group' | 'segment'>,
): boolean {
  return segments.some((one) => one.group === group && one.segment === segment);
}

/** Every segment of the definitions, with what feeds it. */
export function fedSegments({
  segmentGroups,
  audiences,
}: Pick<Definitions, 'segmentGroups' | 'audiences'>): FedSegment[] {
  return segmentGroups.flatMap(({ identifier: group, segments }) =>
    segments.map(({ identifier: segment }) => ({
      group,
      segment,
      audiences: audiences
        .filter((audience) =>
          audience.segments.some((fed) => fed.group === group && fed.segment === segment),
        )
        .map(({ identifier }) => identifier)
        .sort(),
    })),
  );
}
