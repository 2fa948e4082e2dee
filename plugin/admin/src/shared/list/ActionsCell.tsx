import { Flex } from '@strapi/design-system';
import { Table } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';

/** The buttons of a row. A click on them does not open the row. */
export function ActionsCell({ children }: { children: ReactNode }) {
  return (
    <Table.Cell onClick={(event) => event.stopPropagation()}>
      <Flex gap={1} justifyContent="flex-end">
        {children}
      </Flex>
    </Table.Cell>
  );
}
