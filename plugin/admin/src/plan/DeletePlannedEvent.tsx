import { Dialog } from '@strapi/design-system';
import { DeleteDialog, type DialogControl } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpDeletePlannedEventMutation } from './api.ts';

interface Props extends DialogControl {
  documentId: string;
  name: string;
}

/** Takes an event out of the plan once that was confirmed. */
export function DeletePlannedEvent({ documentId, name, ...dialog }: Props) {
  const text = useText();
  const [deleteEvent] = useCdpDeletePlannedEventMutation();
  return (
    <DeleteDialog
      {...dialog}
      title={text('plan.delete-title', { name })}
      onDelete={() => deleteEvent(documentId)}
      success={text('plan.deleted', { name })}
    >
      <Dialog.Description>{text('plan.delete-body')}</Dialog.Description>
    </DeleteDialog>
  );
}
