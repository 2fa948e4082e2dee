import { IconButton, Link, Typography } from '@strapi/design-system';
import { Pencil } from '@strapi/icons';
import { Table } from '@strapi/strapi/admin';
import { NavLink, useNavigate } from 'react-router-dom';
import type { SegmentGroupRow } from '../../../shared/contracts/segment-groups.ts';
import { useAllowed } from '../shared/access/index.ts';
import { Code, ManagedBadge } from '../shared/feedback/index.ts';
import { useFormat } from '../shared/format/index.ts';
import { ActionsCell, ActionsHeader, CellStack } from '../shared/list/index.ts';
import { useText } from '../shared/text/index.ts';
import { RelativeTime } from '../shared/time/index.ts';
import { ConnectorBadges } from './ConnectorBadges.tsx';
import { DeleteSegmentGroup } from './DeleteSegmentGroup.tsx';

/** Segment groups as rows; undefined while they are being loaded. */
export function SegmentGroupsTable({ groups }: { groups: SegmentGroupRow[] | undefined }) {
  const text = useText();
  const headers = [
    { name: 'name', label: text('field.name'), sortable: true },
    { name: 'identifier', label: text('field.identifier'), sortable: true },
    { name: 'segments', label: text('segments.title') },
    { name: 'connectors', label: text('segment-groups.connectors') },
    { name: 'updatedAt', label: text('field.updated'), sortable: true },
  ];
  return (
    <Table.Root
      headers={headers}
      isLoading={groups === undefined}
      rows={groups?.map((group) => ({ ...group, id: group.documentId }))}
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
          {groups?.map((group) => (
            <SegmentGroupTableRow key={group.documentId} group={group} />
          ))}
        </Table.Body>
      </Table.Content>
    </Table.Root>
  );
}

function SegmentGroupTableRow({ group }: { group: SegmentGroupRow }) {
  const text = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const allowed = useAllowed('segment-groups');
  const { documentId, name, identifier, segmentCount, connectors, managedBy, updatedAt } = group;
  const isEditable = managedBy === 'editor';
  return (
    <Table.Row onClick={() => navigate(documentId)} style={{ cursor: 'pointer' }}>
      <Table.Cell>
        <CellStack>
          <Link tag={NavLink} to={documentId} isExternal={false}>
            {name}
          </Link>
          <ManagedBadge managedBy={managedBy} />
        </CellStack>
      </Table.Cell>
      <Table.Cell>
        <Code>{identifier}</Code>
      </Table.Cell>
      <Table.Cell>
        <Typography>{format.number(segmentCount)}</Typography>
      </Table.Cell>
      <Table.Cell>
        <ConnectorBadges connectors={connectors} />
      </Table.Cell>
      <Table.Cell>
        <Typography>
          <RelativeTime at={updatedAt} />
        </Typography>
      </Table.Cell>
      <ActionsCell>
        {allowed.update && isEditable && (
          <IconButton
            tag={NavLink}
            to={`${documentId}/edit`}
            variant="ghost"
            label={text('action.edit-named', { name })}
          >
            <Pencil />
          </IconButton>
        )}
        {allowed.delete && isEditable && <DeleteSegmentGroup group={group} />}
      </ActionsCell>
    </Table.Row>
  );
}
