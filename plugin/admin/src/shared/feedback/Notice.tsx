import { Box, Flex, Typography } from '@strapi/design-system';
import { Information, WarningCircle } from '@strapi/icons';
import type { ReactNode } from 'react';

interface Props {
  /** `warning` for what keeps something from working. */
  tone?: 'neutral' | 'warning';
  children: ReactNode;
}

/** A sentence or two that editors should know of before they go on. */
export function Notice({ tone = 'neutral', children }: Props) {
  const color = tone === 'warning' ? 'warning' : 'secondary';
  const Icon = tone === 'warning' ? WarningCircle : Information;
  return (
    <Box
      role="status"
      background={`${color}100`}
      borderColor={`${color}200`}
      hasRadius
      padding={4}
      width="100%"
    >
      <Flex gap={3} alignItems="flex-start">
        <Box paddingTop="2px" aria-hidden>
          <Icon fill={`${color}600`} />
        </Box>
        <Typography tag="div">{children}</Typography>
      </Flex>
    </Box>
  );
}
