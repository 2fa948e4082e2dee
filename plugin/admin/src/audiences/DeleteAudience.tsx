import { Dialog } from '@strapi/design-system';
import type { AudienceRow } from '../../../shared/contracts/audiences.ts';
import { DeleteRelied } from '../shared/dependents/index.ts';
import type { DialogControl } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpDeleteAudienceMutation } from './api.ts';

interface Props extends DialogControl {
  audience: AudienceRow;
  onDeleted?: () => void;
}

/** Deletes an audience once that was confirmed, unless others rely on it. */
export function DeleteAudience({ audience, ...dialog }: Props) {
  const text = useText();
  const [deleteAudience] = useCdpDeleteAudienceMutation();
  const { documentId, name, identifier, segments } = audience;
  return (
    <DeleteRelied
      {...dialog}
      thing={{ kind: 'audience', audience: identifier }}
      title={text('audiences.delete-title', { name })}
      onDelete={() => deleteAudience(documentId)}
      success={text('audiences.deleted', { name })}
    >
      <Dialog.Description>
        {text('audiences.delete-body', { count: segments.length })}
      </Dialog.Description>
    </DeleteRelied>
  );
}
