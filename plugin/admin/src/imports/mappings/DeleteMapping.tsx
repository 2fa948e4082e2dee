import { Dialog } from '@strapi/design-system';
import { DeleteDialog, type DialogControl } from '../../shared/feedback/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpDeleteImportMappingMutation } from '../api.ts';

/** Asks once more before a saved mapping is deleted. */
export function DeleteMapping({ name, ...dialog }: DialogControl & { name: string }) {
  const text = useText();
  const [deleteMapping] = useCdpDeleteImportMappingMutation();
  return (
    <DeleteDialog
      {...dialog}
      title={text('mappings.delete-title', { name })}
      onDelete={() => deleteMapping(name)}
      success={text('mappings.deleted', { name })}
    >
      <Dialog.Description>{text('mappings.delete-body')}</Dialog.Description>
    </DeleteDialog>
  );
}
