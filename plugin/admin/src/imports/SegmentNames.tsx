import { Badge, Flex, Typography } from '@strapi/design-system';
import type { ImportSegment } from 'strapi-cdp-config';
import { useCdpSegmentChoicesQuery } from '../segment-content/index.ts';
import { useText } from '../shared/text/index.ts';

/** What an import does to the segments of everybody in the file. */
export function SegmentNames({ segments }: { segments: ImportSegment[] }) {
  const text = useText();
  const { data } = useCdpSegmentChoicesQuery();
  const nameOf = ({ group, segment }: ImportSegment) => {
    const key = `${group}/${segment}`;
    return data?.items.find(({ value }) => value === key)?.name ?? key;
  };
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      {segments.map((segment) => (
        <Flex key={`${segment.group}/${segment.segment}`} gap={2}>
          <Typography>{nameOf(segment)}</Typography>
          <Badge size="S" variant={segment.in ? 'success' : 'warning'}>
            {text(segment.in ? 'import.segment-in' : 'import.segment-out')}
          </Badge>
        </Flex>
      ))}
    </Flex>
  );
}
