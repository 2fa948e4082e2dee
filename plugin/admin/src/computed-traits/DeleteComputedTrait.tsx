import { Dialog } from '@strapi/design-system';
import type { ComputedTraitRow } from '../../../shared/contracts/computed-traits.ts';
import { DeleteDialog, type DialogControl } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpDeleteComputedTraitMutation } from './api.ts';

interface Props extends DialogControl {
  trait: ComputedTraitRow;
}

/** Deletes a computed trait once that was confirmed. */
export function DeleteComputedTrait({ trait, ...dialog }: Props) {
  const text = useText();
  const [deleteTrait] = useCdpDeleteComputedTraitMutation();
  const { documentId, name, identifier } = trait;
  return (
    <DeleteDialog
      {...dialog}
      title={text('computed.delete-title', { name })}
      onDelete={() => deleteTrait(documentId)}
      success={text('computed.deleted', { name })}
    >
      <Dialog.Description>{text('computed.delete-body', { identifier })}</Dialog.Description>
    </DeleteDialog>
  );
}
