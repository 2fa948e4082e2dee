import { Dialog, IconButton } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useRef, useState } from 'react';
import type { SegmentRow } from '../../../shared/contracts/segment-groups.ts';
import { DeleteDialog, useToast } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpDeleteSegmentMutation } from './api.ts';

/** A button that deletes a segment of a group, once that was confirmed. */
export function DeleteSegment({ group, segment }: { group: string; segment: SegmentRow }) {
  const text = useText();
  const toast = useToast();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [deleteSegment] = useCdpDeleteSegmentMutation();
  const { documentId, name, identifier } = segment;

  const confirm = async () => {
    const result = await deleteSegment({ group, documentId });
    if ('error' in result) return result.error;
    toast.succeeded('segments.deleted', { name });
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
        title={text('segments.delete-title', { name })}
        onDelete={confirm}
        returnFocusTo={() => button.current}
      >
        <Dialog.Description>{text('segments.delete-body', { identifier })}</Dialog.Description>
      </DeleteDialog>
    </>
  );
}
