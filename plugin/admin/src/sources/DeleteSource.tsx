import { Dialog } from '@strapi/design-system';
import type { SourceRow } from '../../../shared/contracts/sources.ts';
import { DeleteDialog, type DialogControl } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpDeleteSourceMutation } from './api.ts';

interface Props extends DialogControl {
  source: SourceRow;
  onDeleted?: () => void;
}

/** Deletes a source once that was confirmed. */
export function DeleteSource({ source: { documentId, name }, ...dialog }: Props) {
  const text = useText();
  const [deleteSource] = useCdpDeleteSourceMutation();
  return (
    <DeleteDialog
      {...dialog}
      title={text('sources.delete-title', { name })}
      onDelete={() => deleteSource(documentId)}
      success={text('sources.deleted', { name })}
    >
      <Dialog.Description>{text('sources.delete-body')}</Dialog.Description>
    </DeleteDialog>
  );
}
