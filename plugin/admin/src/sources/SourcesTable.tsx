import type { SourceRow } from '../../../shared/contracts/sources.ts';
import { useAllowed } from '../shared/access/index.ts';
import { type Column, ListTable, NameCell } from '../shared/list/index.ts';
import { useText } from '../shared/text/index.ts';
import { EnabledSwitch } from './EnabledSwitch.tsx';
import { LastSeen } from './LastSeen.tsx';
import { SourceMenu } from './SourceMenu.tsx';
import { MiniVolume } from './volume/index.ts';

/** Sources as rows; undefined while they are being loaded. */
export function SourcesTable({ sources }: { sources: SourceRow[] | undefined }) {
  const text = useText();
  const { update } = useAllowed('sources');
  const columns: Column<SourceRow>[] = [
    {
      name: 'name',
      label: text('field.name'),
      sortable: true,
      cell: ({ documentId, name, kind, managedBy }) => (
        <NameCell name={name} path={documentId} managedBy={managedBy}>
          {text(`sources.kind-${kind}`)}
        </NameCell>
      ),
    },
    {
      name: 'lastSeen',
      label: text('sources.last-seen'),
      cell: ({ activity }) => <LastSeen activity={activity} />,
    },
    {
      name: 'volume',
      label: text('sources.last-day'),
      cell: ({ activity }) => activity && <MiniVolume hours={activity.hours} />,
    },
    {
      name: 'enabled',
      label: text('sources.enabled'),
      isControl: true,
      cell: (source) => (
        <EnabledSwitch
          source={source}
          mayChange={(update ?? false) && source.managedBy === 'editor'}
        />
      ),
    },
  ];
  return (
    <ListTable
      rows={sources}
      idOf={({ documentId }) => documentId}
      columns={columns}
      pathOf={({ documentId }) => documentId}
      actions={(source) => <SourceMenu source={source} />}
    />
  );
}
