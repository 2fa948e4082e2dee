import { Dialog, IconButton } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { useRef, useState } from 'react';
import type { WriteKeyView } from '../../../../shared/contracts/sources.ts';
import { ConfirmDialog, useToast } from '../../shared/feedback/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpRevokeWriteKeyMutation } from '../api.ts';

interface Props {
  documentId: string;
  writeKey: WriteKeyView;
}

/** A button that takes a key away at once, after it said what happens then. */
export function RevokeKey({ documentId, writeKey }: Props) {
  const text = useText();
  const toast = useToast();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [revokeKey] = useCdpRevokeWriteKeyMutation();
  const key = `${writeKey.prefix}…`;

  const confirm = async () => {
    const result = await revokeKey({ documentId, id: writeKey.id });
    if ('error' in result) return result.error;
    toast.succeeded('sources.revoked', { key });
  };

  return (
    <>
      <IconButton
        ref={button}
        variant="ghost"
        label={text('sources.revoke-named', { key })}
        onClick={() => setOpen(true)}
      >
        <Trash />
      </IconButton>
      <ConfirmDialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={text('sources.revoke-title', { key })}
        confirmLabel={text('sources.revoke')}
        confirmIcon={<Trash />}
        onConfirm={confirm}
        removes
        returnFocusTo={() => button.current}
      >
        <Dialog.Description>{text('sources.revoke-body')}</Dialog.Description>
      </ConfirmDialog>
    </>
  );
}
