import { IconButton, Typography } from '@strapi/design-system';
import { Pencil } from '@strapi/icons';
import { Table } from '@strapi/strapi/admin';
import type { SegmentRow } from '../../../shared/contracts/segment-groups.ts';
import { useAllowed } from '../shared/access/index.ts';
import { Code, ManagedBadge } from '../shared/feedback/index.ts';
import { ActionsCell, ActionsHeader, CellStack } from '../shared/list/index.ts';
import { useText } from '../shared/text/index.ts';
import { RelativeTime } from '../shared/time/index.ts';
import { DeleteSegment } from './DeleteSegment.tsx';

interface Props {
  group: string;
  /** Undefined while they are being loaded. */
  segments: SegmentRow[] | undefined;
  onEdit: (segment: SegmentRow, button: HTMLElement) => void;
}

/** The segments of a group as rows. */
export function SegmentsTable({ group, segments, onEdit }: Props) {
  const text = useText();
  const allowed = useAllowed('segments');
  const headers = [
    { name: 'name', label: text('field.name'), sortable: true },
    { name: 'identifier', label: text('field.identifier'), sortable: true },
    { name: 'description', label: text('field.description') },
    { name: 'updatedAt', label: text('field.updated'), sortable: true },
  ];
  return (
    <Table.Root
      headers={headers}
      isLoading={segments === undefined}
      rows={segments?.map((segment) => ({ ...segment, id: segment.documentId }))}
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
          {segments?.map((segment) => (
            <Table.Row key={segment.documentId}>
              <Table.Cell>
                <CellStack>
                  <Typography fontWeight="semiBold">{segment.name}</Typography>
                  <ManagedBadge managedBy={segment.managedBy} />
                </CellStack>
              </Table.Cell>
              <Table.Cell>
                <Code>{segment.identifier}</Code>
              </Table.Cell>
              <Table.Cell maxWidth="30rem">
                <Typography ellipsis tag="div" textColor="neutral600" title={segment.description}>
                  {segment.description}
                </Typography>
              </Table.Cell>
              <Table.Cell>
                <Typography>
                  <RelativeTime at={segment.updatedAt} />
                </Typography>
              </Table.Cell>
              <ActionsCell>
                {segment.managedBy === 'editor' && allowed.update && (
                  <IconButton
                    variant="ghost"
                    label={text('action.edit-named', { name: segment.name })}
                    onClick={({ currentTarget }) => onEdit(segment, currentTarget)}
                  >
                    <Pencil />
                  </IconButton>
                )}
                {segment.managedBy === 'editor' && allowed.delete && (
                  <DeleteSegment group={group} segment={segment} />
                )}
              </ActionsCell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table.Content>
    </Table.Root>
  );
}
