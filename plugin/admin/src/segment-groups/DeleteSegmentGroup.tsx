import type { SegmentGroupRow } from '../../../shared/contracts/segment-groups.ts';
import { DeleteDialog, type DialogControl } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpDeleteSegmentGroupMutation, useCdpSegmentGroupDependentsQuery } from './api.ts';
import { Dependents } from './Dependents.tsx';

interface Props extends DialogControl {
  group: SegmentGroupRow;
  onDeleted?: () => void;
}

/** Deletes a group, after it said what depends on it. */
export function DeleteSegmentGroup({ group: { documentId, name }, ...dialog }: Props) {
  const text = useText();
  const [deleteGroup] = useCdpDeleteSegmentGroupMutation();
  const { data, error } = useCdpSegmentGroupDependentsQuery(documentId, { skip: !dialog.isOpen });
  const isConnected = data !== undefined && data.connectors.length > 0;
  return (
    <DeleteDialog
      {...dialog}
      title={text('segment-groups.delete-title', { name })}
      isForbidden={data === undefined || isConnected}
      onDelete={() => deleteGroup(documentId)}
      success={text('segment-groups.deleted', { name })}
    >
      <Dependents dependents={data} error={error} />
    </DeleteDialog>
  );
}
