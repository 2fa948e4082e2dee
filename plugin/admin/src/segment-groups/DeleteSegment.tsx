import { Dialog } from '@strapi/design-system';
import type { SegmentRow } from '../../../shared/contracts/segment-groups.ts';
import { DeleteDialog, type DialogControl } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpDeleteSegmentMutation } from './api.ts';

interface Props extends DialogControl {
  group: string;
  segment: SegmentRow;
}

/** Deletes a segment of a group, once that was confirmed. */
export function DeleteSegment({ group, segment, ...dialog }: Props) {
  const text = useText();
  const [deleteSegment] = useCdpDeleteSegmentMutation();
  const { documentId, name, identifier } = segment;
  return (
    <DeleteDialog
      {...dialog}
      title={text('segments.delete-title', { name })}
      onDelete={() => deleteSegment({ group, documentId })}
      success={text('segments.deleted', { name })}
    >
      <Dialog.Description>{text('segments.delete-body', { identifier })}</Dialog.Description>
    </DeleteDialog>
  );
}
