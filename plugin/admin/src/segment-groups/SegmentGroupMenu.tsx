import type { SegmentGroupRow } from '../../../shared/contracts/segment-groups.ts';
import { useAllowed } from '../shared/access/index.ts';
import { RowMenu } from '../shared/list/index.ts';
import { HOME } from '../shared/routes/index.ts';
import { DeleteSegmentGroup } from './DeleteSegmentGroup.tsx';

interface Props {
  group: SegmentGroupRow;
  onDeleted?: () => void;
}

/** What can be done with a group that editors made. */
export function SegmentGroupMenu({ group, onDeleted }: Props) {
  const allowed = useAllowed('segment-groups');
  if (group.managedBy === 'configuration') return null;
  return (
    <RowMenu
      name={group.name}
      edit={allowed.update && `${HOME}/segment-groups/${group.documentId}/edit`}
      deletion={
        allowed.delete &&
        ((dialog) => <DeleteSegmentGroup group={group} onDeleted={onDeleted} {...dialog} />)
      }
    />
  );
}
