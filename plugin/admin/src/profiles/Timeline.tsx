import { Box, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { useText } from '../shared/text/index.ts';
import { TimelineFilters } from './TimelineFilters.tsx';
import { TimelinePage } from './TimelinePage.tsx';

/** The events of a customer, newest first; older ones on demand. */
export function Timeline({ profile }: { profile: string }) {
  const text = useText();
  const [{ days, ...filter }, setFilter] = useState<
    Parameters<typeof TimelineFilters>[0]['filter']
  >({});
  /** Where each page after the first begins. */
  const [cursors, setCursors] = useState<string[]>([]);
  const pages = [undefined, ...cursors];
  return (
    <Box tag="section" aria-label={text('timeline.title')}>
      <Flex justifyContent="space-between" gap={4} wrap="wrap" paddingBottom={4}>
        <Typography variant="beta" tag="h2">
          {text('timeline.title')}
        </Typography>
        <TimelineFilters
          profile={profile}
          filter={{ ...filter, days }}
          onChange={(next) => {
            setFilter(next);
            setCursors([]);
          }}
        />
      </Flex>
      <Flex direction="column" alignItems="stretch" gap={2}>
        {pages.map((before, index) => (
          <TimelinePage
            key={before ?? 'newest'}
            profile={profile}
            filter={filter}
            before={before}
            onMore={
              index === pages.length - 1 ? (next) => setCursors([...cursors, next]) : undefined
            }
          />
        ))}
      </Flex>
    </Box>
  );
}
