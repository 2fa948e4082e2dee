import { Typography } from '@strapi/design-system';
import { Table } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router-dom';
import { useText } from '../text/index.ts';
import { ActionsCell } from './ActionsCell.tsx';
import { ActionsHeader } from './ActionsHeader.tsx';
import { Wrapping } from './Wrapping.tsx';

/** A column of a {@link ListTable}. */
export interface Column<Row> {
  /** What the address calls it when the list is sorted by it. */
  name: string;
  label: string;
  sortable?: boolean;
  /** What stands in the cell of a row; several lines in a {@link CellStack}. */
  cell: (row: Row) => ReactNode;
  /** Holds something to click, which does not open the row. */
  isControl?: boolean;
  maxWidth?: string;
}

interface Props<Row> {
  /** Undefined while they are being loaded. */
  rows: readonly Row[] | undefined;
  /** What tells a row from the others. */
  idOf: (row: Row) => string;
  columns: readonly Column<Row>[];
  /** The address, below that of the list, that a click on a row opens: that of its name. */
  pathOf?: (row: Row) => string | undefined;
  /** The buttons of a row, mostly a {@link RowMenu}. */
  actions?: (row: Row) => ReactNode;
}

/** The table of a list, sortable by its headings. */
export function ListTable<Row>({ rows, idOf, columns, pathOf, actions }: Props<Row>) {
  const text = useText();
  return (
    <Wrapping>
      <Table.Root
        headers={columns.map(({ name, label, sortable }) => ({ name, label, sortable }))}
        isLoading={rows === undefined}
        rows={rows?.map((row) => ({ id: idOf(row) }))}
      >
        <Table.Content>
          <Table.Head>
            {columns.map(({ name, label, sortable }) => (
              <Table.HeaderCell key={name} name={name} label={label} sortable={sortable} />
            ))}
            {actions && <ActionsHeader />}
          </Table.Head>
          <Table.Loading>{text('list.loading')}</Table.Loading>
          <Table.Body>
            {rows?.map((row) => (
              <ListRow
                key={idOf(row)}
                row={row}
                columns={columns}
                path={pathOf?.(row)}
                actions={actions}
              />
            ))}
          </Table.Body>
        </Table.Content>
      </Table.Root>
    </Wrapping>
  );
}

interface RowProps<Row> extends Pick<Props<Row>, 'columns' | 'actions'> {
  row: Row;
  path: string | undefined;
}

function ListRow<Row>({ row, columns, path, actions }: RowProps<Row>) {
  const navigate = useNavigate();
  return (
    <Table.Row
      onClick={path === undefined ? undefined : () => navigate(path)}
      style={{ cursor: path === undefined ? 'default' : 'pointer' }}
    >
      {columns.map(({ name, cell, isControl, maxWidth }) => (
        <Table.Cell
          key={name}
          maxWidth={maxWidth}
          onClick={isControl ? (event) => event.stopPropagation() : undefined}
        >
          <Typography tag="div">{cell(row)}</Typography>
        </Table.Cell>
      ))}
      {actions && <ActionsCell>{actions(row)}</ActionsCell>}
    </Table.Row>
  );
}
