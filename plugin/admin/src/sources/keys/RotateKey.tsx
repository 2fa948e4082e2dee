import { Button, Dialog, Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { useId, useRef, useState } from 'react';
import { type KeyOverlap, keyOverlapSchema, type SourceKind } from 'strapi-cdp-config';
import { ConfirmDialog, useToast } from '../../shared/feedback/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpRotateWriteKeyMutation } from '../api.ts';
import { NewKeyModal } from './NewKeyModal.tsx';

interface Props {
  /** Of the source. */
  documentId: string;
  kind: SourceKind;
}

/** A button that makes a new key, and lets the old ones end as late as the senders need. */
export function RotateKey({ documentId, kind }: Props) {
  const text = useText();
  const toast = useToast();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [overlap, setOverlap] = useState<KeyOverlap>('day');
  const [writeKey, setWriteKey] = useState<string>();
  const [rotate, { reset }] = useCdpRotateWriteKeyMutation();

  const confirm = async () => {
    const result = await rotate({ documentId, overlap });
    if ('error' in result) return result.error;
    if (kind === 'server') setWriteKey(result.data.writeKey);
    else toast.succeeded('sources.rotated');
    reset();
  };

  return (
    <>
      <Button
        ref={button}
        variant="secondary"
        size="S"
        startIcon={<ArrowClockwise />}
        onClick={() => setOpen(true)}
      >
        {text('sources.rotate')}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={text('sources.rotate-title')}
        confirmLabel={text('sources.rotate-confirm')}
        onConfirm={confirm}
        returnFocusTo={() => button.current}
      >
        <Dialog.Description>{text('sources.rotate-body')}</Dialog.Description>
        <Field.Root id={id} width="100%" textAlign="start">
          <Field.Label>{text('sources.overlap')}</Field.Label>
          <SingleSelect
            value={overlap}
            onChange={(chosen) => setOverlap(keyOverlapSchema.parse(chosen))}
          >
            {keyOverlapSchema.options.map((choice) => (
              <SingleSelectOption key={choice} value={choice}>
                {text(`sources.overlap-${choice}`)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      </ConfirmDialog>
      {writeKey && <NewKeyModal writeKey={writeKey} onClose={() => setWriteKey(undefined)} />}
    </>
  );
}
