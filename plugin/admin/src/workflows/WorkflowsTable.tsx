import { Table } from '@strapi/strapi/admin';
import type { WorkflowRow } from '../../../shared/contracts/workflows.ts';
import { ActionsHeader } from '../shared/list/index.ts';
import { useText } from '../shared/text/index.ts';
import { WorkflowTableRow } from './WorkflowTableRow.tsx';

/** Workflows as rows; undefined while they are being loaded. */
export function WorkflowsTable({ workflows }: { workflows: WorkflowRow[] | undefined }) {
  const text = useText();
  const headers = [
    { name: 'name', label: text('field.name'), sortable: true },
    { name: 'interval', label: text('workflow.schedule') },
    { name: 'nextRun', label: text('workflow.next-run') },
    { name: 'lastRun', label: text('workflow.last-run') },
    { name: 'enabled', label: text('workflow.enabled') },
  ];
  return (
    <Table.Root
      headers={headers}
      isLoading={workflows === undefined}
      rows={workflows?.map((workflow) => ({ ...workflow, id: workflow.documentId }))}
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
          {workflows?.map((workflow) => (
            <WorkflowTableRow key={workflow.documentId} workflow={workflow} />
          ))}
        </Table.Body>
      </Table.Content>
    </Table.Root>
  );
}
