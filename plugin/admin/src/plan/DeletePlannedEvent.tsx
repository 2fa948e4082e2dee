import { Dialog } from '@strapi/design-system';
import type { EventType } from 'strapi-cdp-config';
import { DeleteRelied } from '../shared/dependents/index.ts';
import type { DialogControl } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpDeletePlannedEventMutation } from './api.ts';

interface Props extends DialogControl {
  documentId: string;
  type: EventType;
  name: string;
}

/** Takes an event out of the plan once that was confirmed. */
export function DeletePlannedEvent({ documentId, type, name, ...dialog }: Props) {
  const text = useText();
  const [deleteEvent] = useCdpDeletePlannedEventMutation();
  return (
    <DeleteRelied
      {...dialog}
      thing={{ kind: 'event', type, name }}
      title={text('plan.delete-title', { name })}
      onDelete={() => deleteEvent(documentId)}
      success={text('plan.deleted', { name })}
    >
      <Dialog.Description>{text('plan.delete-body')}</Dialog.Description>
    </DeleteRelied>
  );
}
