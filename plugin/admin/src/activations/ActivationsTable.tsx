import type { ActivationRow } from '../../../shared/contracts/activations.ts';
import { useAllowed } from '../shared/access/index.ts';
import { CellStack, type Column, ListTable, NameCell } from '../shared/list/index.ts';
import { useText } from '../shared/text/index.ts';
import { ActivationMenu } from './ActivationMenu.tsx';
import { ActivationState } from './ActivationState.tsx';
import { AudienceLink } from './AudienceLink.tsx';
import { DestinationLink } from './DestinationLink.tsx';
import { EnabledSwitch } from './EnabledSwitch.tsx';
import { LastDelivered } from './LastDelivered.tsx';
import { Occasions } from './Occasions.tsx';

/** Activations as rows; undefined while they are being loaded. */
export function ActivationsTable({ activations }: { activations: ActivationRow[] | undefined }) {
  const text = useText();
  const allowed = useAllowed('activations');
  const columns: Column<ActivationRow>[] = [
    {
      name: 'name',
      label: text('field.name'),
      sortable: true,
      cell: ({ documentId, name, identifier, managedBy }) => (
        <NameCell name={name} path={documentId} managedBy={managedBy}>
          {identifier}
        </NameCell>
      ),
    },
    {
      name: 'audience',
      label: text('activations.audience'),
      isControl: true,
      cell: (activation) => (
        <CellStack>
          <AudienceLink activation={activation} />
        </CellStack>
      ),
    },
    {
      name: 'destination',
      label: text('activations.destination'),
      isControl: true,
      cell: (activation) => (
        <CellStack>
          <DestinationLink activation={activation} />
        </CellStack>
      ),
    },
    {
      name: 'when',
      label: text('activations.when'),
      cell: (activation) => (
        <CellStack>
          <Occasions activation={activation} />
        </CellStack>
      ),
    },
    {
      name: 'enabled',
      label: text('activations.enabled'),
      isControl: true,
      cell: (activation) => (
        <EnabledSwitch
          activation={activation}
          mayChange={(allowed.update ?? false) && activation.managedBy === 'editor'}
        />
      ),
    },
    {
      name: 'state',
      label: text('activations.state'),
      maxWidth: '26rem',
      cell: (activation) => <ActivationState activation={activation} />,
    },
    {
      name: 'lastDelivered',
      label: text('activations.last-delivered'),
      cell: ({ activity }) => <LastDelivered activity={activity} />,
    },
  ];
  return (
    <ListTable
      rows={activations}
      idOf={({ documentId }) => documentId}
      columns={columns}
      pathOf={({ documentId }) => documentId}
      actions={(activation) => <ActivationMenu activation={activation} />}
    />
  );
}
