import { Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

/** Words between the fields of a condition. */
export function Words({ children }: { children: ReactNode }) {
  if (!children) return null;
  return (
    <Flex minHeight="3.2rem" alignItems="center">
      <Typography textColor="neutral800">{children}</Typography>
    </Flex>
  );
}

/** A line of the sentence of a condition; it wraps where there is no room. */
export function Line({ children }: { children: ReactNode }) {
  return (
    <Flex gap={2} wrap="wrap" alignItems="flex-start">
      {children}
    </Flex>
  );
}
