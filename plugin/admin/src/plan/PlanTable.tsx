import { Table } from '@strapi/strapi/admin';
import type { PlanRow } from '../../../shared/contracts/plan.ts';
import { ActionsHeader } from '../shared/list/index.ts';
import { useText } from '../shared/text/index.ts';
import { PlanTableRow } from './PlanTableRow.tsx';

const keyOf = ({ type, name }: PlanRow) => `${type} ${name}`;

/** Events as rows; undefined while they are being loaded. */
export function PlanTable({ rows }: { rows: PlanRow[] | undefined }) {
  const text = useText();
  const headers = [
    { name: 'name', label: text('plan.event') },
    { name: 'state', label: text('plan.state') },
    { name: 'properties', label: text('plan.properties') },
    { name: 'events', label: text('plan.came') },
    { name: 'violations', label: text('plan.violations') },
    { name: 'lastSeenAt', label: text('plan.last-came') },
  ];
  return (
    <Table.Root
      headers={headers}
      isLoading={rows === undefined}
      rows={rows?.map((row) => ({ ...row, id: keyOf(row) }))}
    >
      <Table.Content>
        <Table.Head>
          {headers.map((header) => (
            <Table.HeaderCell key={header.name} {...header} />
          ))}
          <ActionsHeader />
        </Table.Head>
        <Table.Loading>{text('list.loading')}</Table.Loading>
        <Table.Body>
          {rows?.map((row) => (
            <PlanTableRow key={keyOf(row)} row={row} />
          ))}
        </Table.Body>
      </Table.Content>
    </Table.Root>
  );
}
