import type { SegmentGroupRow } from '../../../shared/contracts/segment-groups.ts';
import { Code } from '../shared/feedback/index.ts';
import { useFormat } from '../shared/format/index.ts';
import { type Column, ListTable, NameCell } from '../shared/list/index.ts';
import { useText } from '../shared/text/index.ts';
import { RelativeTime } from '../shared/time/index.ts';
import { ConnectorBadges } from './ConnectorBadges.tsx';
import { SegmentGroupMenu } from './SegmentGroupMenu.tsx';

/** Segment groups as rows; undefined while they are being loaded. */
export function SegmentGroupsTable({ groups }: { groups: SegmentGroupRow[] | undefined }) {
  const text = useText();
  const format = useFormat();
  const columns: Column<SegmentGroupRow>[] = [
    {
      name: 'name',
      label: text('field.name'),
      sortable: true,
      cell: ({ documentId, name, managedBy }) => (
        <NameCell name={name} path={documentId} managedBy={managedBy} />
      ),
    },
    {
      name: 'identifier',
      label: text('field.identifier'),
      sortable: true,
      cell: ({ identifier }) => <Code>{identifier}</Code>,
    },
    {
      name: 'segments',
      label: text('segments.title'),
      cell: ({ segmentCount }) => format.number(segmentCount),
    },
    {
      name: 'connectors',
      label: text('segment-groups.connectors'),
      cell: ({ connectors }) => <ConnectorBadges connectors={connectors} />,
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
      rows={groups}
      idOf={({ documentId }) => documentId}
      columns={columns}
      pathOf={({ documentId }) => documentId}
      actions={(group) => <SegmentGroupMenu group={group} />}
    />
  );
}
