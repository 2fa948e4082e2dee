import { Table } from '@strapi/strapi/admin';
import type { SourceRow } from '../../../shared/contracts/sources.ts';
import { ActionsHeader } from '../shared/list/index.ts';
import { useText } from '../shared/text/index.ts';
import { SourceTableRow } from './SourceTableRow.tsx';

/** Sources as rows; undefined while they are being loaded. */
export function SourcesTable({ sources }: { sources: SourceRow[] | undefined }) {
  const text = useText();
  const headers = [
    { name: 'name', label: text('field.name'), sortable: true },
    { name: 'lastSeen', label: text('sources.last-seen') },
    { name: 'volume', label: text('sources.last-day') },
    { name: 'enabled', label: text('sources.enabled') },
  ];
  return (
    <Table.Root
      headers={headers}
      isLoading={sources === undefined}
      rows={sources?.map((source) => ({ ...source, id: source.documentId }))}
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
          {sources?.map((source) => (
            <SourceTableRow key={source.documentId} source={source} />
          ))}
        </Table.Body>
      </Table.Content>
    </Table.Root>
  );
}
