import { Dialog } from '@strapi/design-system';
import type { DestinationRow } from '../../../shared/contracts/destinations.ts';
import { DeleteDialog, type DialogControl } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpDeleteDestinationMutation } from './api.ts';
import { DestinationUsers } from './DestinationUsers.tsx';

interface Props extends DialogControl {
  destination: DestinationRow;
  onDeleted?: () => void;
}

/** Deletes a destination once that was confirmed; while others deliver to it, it says which. */
export function DeleteDestination({ destination, ...dialog }: Props) {
  const text = useText();
  const [deleteDestination] = useCdpDeleteDestinationMutation();
  const { key, name, workflows, activations } = destination;
  const count = workflows.length + activations.length;
  const isNeeded = count > 0;
  return (
    <DeleteDialog
      {...dialog}
      isForbidden={isNeeded}
      title={text('destinations.delete-title', { name })}
      onDelete={() => deleteDestination(key)}
      success={text('destinations.deleted', { name })}
    >
      <Dialog.Description>
        {isNeeded ? text('destinations.needed', { count }) : text('destinations.delete-body')}
      </Dialog.Description>
      {workflows.length > 0 && <DestinationUsers kind="workflows" users={workflows} />}
      {activations.length > 0 && <DestinationUsers kind="activations" users={activations} />}
    </DeleteDialog>
  );
}
