import { Dialog, IconButton } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useRef, useState } from 'react';
import type { SetAsideSelection } from '../../../../shared/contracts/events.ts';
import { ConfirmDialog, useToast } from '../../shared/feedback/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpDiscardSetAsideMutation } from '../api.ts';

interface Props {
  selection: SetAsideSelection;
  /** How many events are meant. */
  events: number;
  label: string;
}

/** Gives events up, after it was asked once more. */
export function DiscardButton({ selection, events, label }: Props) {
  const text = useText();
  const toast = useToast();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [discard] = useCdpDiscardSetAsideMutation();

  const confirm = async () => {
    const result = await discard(selection);
    if ('error' in result) return result.error;
    toast.succeeded('set-aside.discarded', result.data);
  };

  return (
    <>
      <IconButton ref={button} variant="ghost" label={label} onClick={() => setOpen(true)}>
        <Trash />
      </IconButton>
      <ConfirmDialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={text('set-aside.discard-title', { events })}
        confirmLabel={text('set-aside.discard')}
        confirmIcon={<Trash />}
        onConfirm={confirm}
        removes
        returnFocusTo={() => button.current}
      >
        <Dialog.Description>{text('set-aside.discard-body')}</Dialog.Description>
      </ConfirmDialog>
    </>
  );
}
