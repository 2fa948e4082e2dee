import type { SourceRow } from '../../../shared/contracts/sources.ts';
import { useAllowed } from '../shared/access/index.ts';
import { RowMenu } from '../shared/list/index.ts';
import { HOME } from '../shared/routes/index.ts';
import { DeleteSource } from './DeleteSource.tsx';

interface Props {
  source: SourceRow;
  onDeleted?: () => void;
}

/** What else can be done with a source that editors made. */
export function SourceMenu({ source, onDeleted }: Props) {
  const allowed = useAllowed('sources');
  if (source.managedBy === 'configuration') return null;
  return (
    <RowMenu
      name={source.name}
      edit={allowed.update && `${HOME}/sources/${source.documentId}/edit`}
      deletion={
        allowed.delete &&
        ((dialog) => <DeleteSource source={source} onDeleted={onDeleted} {...dialog} />)
      }
    />
  );
}
