import { Flex } from '@strapi/design-system';
import { Table } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';

/** Stays in sight where a table is wider than the screen. */
const AtTheEdge = styled(Table.Cell)`
  position: sticky;
  right: 0;
  background: ${({ theme }) => theme.colors.neutral0};

  tr:hover > & {
    background: inherit;
  }
`;

/** The buttons of a row. A click on them does not open the row. */
export function ActionsCell({ children }: { children: ReactNode }) {
  return (
    <AtTheEdge onClick={(event) => event.stopPropagation()}>
      <Flex gap={1} justifyContent="flex-end">
        {children}
      </Flex>
    </AtTheEdge>
  );
}
