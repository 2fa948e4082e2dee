import { Typography } from '@strapi/design-system';
import type { DestinationRow } from '../../../shared/contracts/destinations.ts';
import { type Column, ListTable, NameCell } from '../shared/list/index.ts';
import { useText } from '../shared/text/index.ts';
import { DestinationMenu } from './DestinationMenu.tsx';
import { HealthState } from './HealthState.tsx';

/** Destinations as rows; undefined while they are being loaded. */
export function DestinationsTable({
  destinations,
}: {
  destinations: DestinationRow[] | undefined;
}) {
  const text = useText();
  const columns: Column<DestinationRow>[] = [
    {
      name: 'name',
      label: text('field.name'),
      sortable: true,
      cell: ({ key, name, kind, managedBy }) => (
        <NameCell name={name} path={key} managedBy={managedBy}>
          {text(`destinations.kind-${kind}`)}
        </NameCell>
      ),
    },
    {
      name: 'health',
      label: text('destinations.health'),
      cell: ({ health }) => <HealthState health={health} />,
    },
    {
      name: 'users',
      label: text('destinations.users'),
      maxWidth: '32rem',
      cell: ({ workflows, activations }) => {
        const names = [...workflows, ...activations].map(({ name }) => name);
        return (
          <Typography textColor={names.length > 0 ? 'neutral800' : 'neutral600'}>
            {names.join(', ') || text('destinations.no-users')}
          </Typography>
        );
      },
    },
  ];
  return (
    <ListTable
      rows={destinations}
      idOf={({ key }) => key}
      columns={columns}
      pathOf={({ key }) => key}
      actions={(destination) => <DestinationMenu destination={destination} />}
    />
  );
}
