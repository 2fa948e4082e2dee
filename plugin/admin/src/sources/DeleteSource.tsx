import { Dialog } from '@strapi/design-system';
import type { SourceRow } from '../../../shared/contracts/sources.ts';
import { DeleteRelied } from '../shared/dependents/index.ts';
import type { DialogControl } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpDeleteSourceMutation } from './api.ts';

interface Props extends DialogControl {
  source: SourceRow;
  onDeleted?: () => void;
}

/** Deletes a source once that was confirmed. */
export function DeleteSource({ source: { documentId, name, key }, ...dialog }: Props) {
  const text = useText();
  const [deleteSource] = useCdpDeleteSourceMutation();
  return (
    <DeleteRelied
      {...dialog}
      thing={{ kind: 'source', source: key }}
      title={text('sources.delete-title', { name })}
      onDelete={() => deleteSource(documentId)}
      success={text('sources.deleted', { name })}
    >
      <Dialog.Description>{text('sources.delete-body')}</Dialog.Description>
    </DeleteRelied>
  );
}
