import { Flex } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';

const Stack = styled(Flex)`
  white-space: normal;
`;

/** Several lines in one cell. */
export function CellStack({ children }: { children: ReactNode }) {
  return (
    <Stack direction="column" alignItems="flex-start" gap={1} paddingTop={2} paddingBottom={2}>
      {children}
    </Stack>
  );
}
