import { Dialog, IconButton } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useRef, useState } from 'react';
import type { ComputedTraitRow } from '../../../shared/contracts/computed-traits.ts';
import { DeleteDialog, useToast } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpDeleteComputedTraitMutation } from './api.ts';

/** A button that deletes a computed trait once that was confirmed. */
export function DeleteComputedTrait({ trait }: { trait: ComputedTraitRow }) {
  const text = useText();
  const toast = useToast();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [deleteTrait] = useCdpDeleteComputedTraitMutation();
  const { documentId, name, identifier } = trait;

  const confirm = async () => {
    const result = await deleteTrait(documentId);
    if ('error' in result) return result.error;
    toast.succeeded('computed.deleted', { name });
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
        title={text('computed.delete-title', { name })}
        onDelete={confirm}
        returnFocusTo={() => button.current}
      >
        <Dialog.Description>{text('computed.delete-body', { identifier })}</Dialog.Description>
      </DeleteDialog>
    </>
  );
}
