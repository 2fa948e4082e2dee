import { Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { Wrapping } from '../shared/list/index.ts';

interface Props {
  columns: string[];
  /** The cells of each row, in the order of the columns. */
  rows: { key: string; cells: ReactNode[] }[];
}

/** A table that is neither sorted nor paged. */
export function SimpleTable({ columns, rows }: Props) {
  return (
    <Wrapping>
      <Table colCount={columns.length} rowCount={rows.length + 1}>
        <Thead>
          <Tr>
            {columns.map((column) => (
              <Th key={column}>
                <Typography variant="sigma" textColor="neutral600">
                  {column}
                </Typography>
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {rows.map(({ key, cells }) => (
            <Tr key={key}>
              {cells.map((cell, index) => (
                <Td key={columns[index]}>{cell}</Td>
              ))}
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Wrapping>
  );
}
