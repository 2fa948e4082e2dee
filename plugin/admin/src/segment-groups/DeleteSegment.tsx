import { Dialog } from '@strapi/design-system';
import type { SegmentGroupRow, SegmentRow } from '../../../shared/contracts/segment-groups.ts';
import { DeleteRelied } from '../shared/dependents/index.ts';
import type { DialogControl } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpDeleteSegmentMutation } from './api.ts';

interface Props extends DialogControl {
  group: SegmentGroupRow;
  segment: SegmentRow;
}

/** Deletes a segment of a group, once that was confirmed. */
export function DeleteSegment({ group, segment, ...dialog }: Props) {
  const text = useText();
  const [deleteSegment] = useCdpDeleteSegmentMutation();
  const { documentId, name, identifier } = segment;
  return (
    <DeleteRelied
      {...dialog}
      thing={{ kind: 'segment', group: group.identifier, segment: identifier }}
      title={text('segments.delete-title', { name })}
      onDelete={() => deleteSegment({ group: group.documentId, documentId })}
      success={text('segments.deleted', { name })}
    >
      <Dialog.Description>{text('segments.delete-body', { identifier })}</Dialog.Description>
    </DeleteRelied>
  );
}
