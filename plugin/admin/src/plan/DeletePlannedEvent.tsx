import { Dialog, IconButton } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useRef, useState } from 'react';
import { DeleteDialog, useToast } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpDeletePlannedEventMutation } from './api.ts';

interface Props {
  documentId: string;
  name: string;
}

/** Takes an event out of the plan once that was confirmed. */
export function DeletePlannedEvent({ documentId, name }: Props) {
  const text = useText();
  const toast = useToast();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [deleteEvent] = useCdpDeletePlannedEventMutation();

  const confirm = async () => {
    const result = await deleteEvent(documentId);
    if ('error' in result) return result.error;
    toast.succeeded('plan.deleted', { name });
  };

  return (
    <>
      <IconButton
        ref={button}
        variant="ghost"
        label={text('action.delete-named', { name })}
        onClick={() => setOpen(true)}
      >
        <Trash />
      </IconButton>
      <DeleteDialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={text('plan.delete-title', { name })}
        onDelete={confirm}
        returnFocusTo={() => button.current}
      >
        <Dialog.Description>{text('plan.delete-body')}</Dialog.Description>
      </DeleteDialog>
    </>
  );
}
