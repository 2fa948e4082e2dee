import { Dialog } from '@strapi/design-system';
import type { ActivationRow } from '../../../shared/contracts/activations.ts';
import { DeleteDialog, type DialogControl } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpDeleteActivationMutation } from './api.ts';

interface Props extends DialogControl {
  activation: ActivationRow;
  onDeleted?: () => void;
}

/** Deletes an activation once that was confirmed. */
export function DeleteActivation({ activation: { documentId, name }, ...dialog }: Props) {
  const text = useText();
  const [deleteActivation] = useCdpDeleteActivationMutation();
  return (
    <DeleteDialog
      {...dialog}
      title={text('activations.delete-title', { name })}
      onDelete={() => deleteActivation(documentId)}
      success={text('activations.deleted', { name })}
    >
      <Dialog.Description>{text('activations.delete-body')}</Dialog.Description>
    </DeleteDialog>
  );
}
