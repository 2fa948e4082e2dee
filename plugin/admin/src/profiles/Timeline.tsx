import { Box, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { useText } from '../shared/text/index.ts';
import { TimelinePage } from './TimelinePage.tsx';

/** The events of a customer, newest first; older ones on demand. */
export function Timeline({ profile }: { profile: string }) {
  const text = useText();
  /** Where each page after the first begins. */
  const [cursors, setCursors] = useState<string[]>([]);
  const pages = [undefined, ...cursors];
  return (
    <Box tag="section" aria-label={text('timeline.title')}>
      <Typography variant="beta" tag="h2" paddingBottom={4}>
        {text('timeline.title')}
      </Typography>
      <Flex direction="column" alignItems="stretch" gap={2}>
        {pages.map((before, index) => (
          <TimelinePage
            key={before ?? 'newest'}
            profile={profile}
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
