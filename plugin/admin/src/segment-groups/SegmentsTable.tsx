import type { SegmentChoice } from '../../../shared/contracts/segment-content.ts';
import type { SegmentGroupRow, SegmentRow } from '../../../shared/contracts/segment-groups.ts';
import { useAllowed } from '../shared/access/index.ts';
import { Code } from '../shared/feedback/index.ts';
import { CellStack, type Column, ListTable, NameCell, RowMenu } from '../shared/list/index.ts';
import { useText } from '../shared/text/index.ts';
import { RelativeTime } from '../shared/time/index.ts';
import { DeleteSegment } from './DeleteSegment.tsx';
import { FeedingAudiences } from './FeedingAudiences.tsx';
import { SegmentChanged, SegmentSize } from './SegmentSize.tsx';

interface Props {
  group: SegmentGroupRow;
  /** Undefined while they are being loaded. */
  segments: SegmentRow[] | undefined;
  /** How many people are in a segment, by its identifier. */
  sizeOf: (segment: string) => SegmentChoice | undefined;
  onEdit: (segment: SegmentRow, opener: HTMLElement | null) => void;
}

/** The segments of a group as rows. */
export function SegmentsTable({ group, segments, sizeOf, onEdit }: Props) {
  const text = useText();
  const allowed = useAllowed('segments');
  const columns: Column<SegmentRow>[] = [
    {
      name: 'name',
      label: text('field.name'),
      sortable: true,
      maxWidth: '30rem',
      cell: (segment) => (
        <NameCell name={segment.name} path={pathOf(segment)} managedBy={segment.managedBy}>
          {segment.description}
        </NameCell>
      ),
    },
    {
      name: 'identifier',
      label: text('field.identifier'),
      sortable: true,
      cell: ({ identifier }) => <Code>{identifier}</Code>,
    },
    {
      name: 'size',
      label: text('segments.size'),
      cell: ({ identifier }) => <SegmentSize choice={sizeOf(identifier)} />,
    },
    {
      name: 'audiences',
      label: text('segments.fed-by'),
      maxWidth: '22rem',
      isControl: true,
      cell: ({ audiences }) => (
        <CellStack>
          <FeedingAudiences audiences={audiences} />
        </CellStack>
      ),
    },
    {
      name: 'changedAt',
      label: text('segments.changed'),
      cell: ({ identifier }) => <SegmentChanged choice={sizeOf(identifier)} />,
    },
    {
      name: 'updatedAt',
      label: text('field.updated'),
      sortable: true,
      cell: ({ updatedAt }) => <RelativeTime at={updatedAt} />,
    },
  ];
  return (
    <ListTable
      rows={segments}
      idOf={({ documentId }) => documentId}
      columns={columns}
      pathOf={pathOf}
      actions={(segment) =>
        segment.managedBy === 'editor' && (
          <RowMenu
            name={segment.name}
            edit={allowed.update && ((opener) => onEdit(segment, opener))}
            deletion={
              allowed.delete &&
              ((dialog) => <DeleteSegment group={group} segment={segment} {...dialog} />)
            }
          />
        )
      }
    />
  );
}

const pathOf = ({ documentId }: SegmentRow) => `segments/${documentId}`;
