import { Dialog } from '@strapi/design-system';
import type { SourceRow } from '../../../shared/contracts/sources.ts';
import { DeleteDialog, useToast } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpDeleteSourceMutation } from './api.ts';

interface Props {
  source: SourceRow;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onDeleted?: () => void;
  returnFocusTo: () => HTMLElement | null;
}

/** Deletes a source once that was confirmed. */
export function DeleteSource({ source, onDeleted, ...dialog }: Props) {
  const text = useText();
  const toast = useToast();
  const [deleteSource] = useCdpDeleteSourceMutation();
  const { documentId, name } = source;

  const confirm = async () => {
    const result = await deleteSource(documentId);
    if ('error' in result) return result.error;
    toast.succeeded('sources.deleted', { name });
    onDeleted?.();
  };

  return (
    <DeleteDialog {...dialog} title={text('sources.delete-title', { name })} onDelete={confirm}>
      <Dialog.Description>{text('sources.delete-body')}</Dialog.Description>
    </DeleteDialog>
  );
}
