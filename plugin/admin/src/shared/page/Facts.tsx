import { Box, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

interface Fact {
  label: string;
  value: ReactNode;
}

/** Short facts about what a page shows, side by side. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <Flex
      tag="dl"
      background="neutral0"
      hasRadius
      shadow="tableShadow"
      padding={5}
      gap={8}
      wrap="wrap"
      alignItems="flex-start"
      width="100%"
      height="100%"
      style={{ rowGap: '1.6rem' }}
    >
      {facts.map(({ label, value }) => (
        <Flex key={label} direction="column" alignItems="flex-start" gap={1}>
          <Typography tag="dt" variant="sigma" textColor="neutral600">
            {label}
          </Typography>
          <Box tag="dd">{value}</Box>
        </Flex>
      ))}
    </Flex>
  );
}
