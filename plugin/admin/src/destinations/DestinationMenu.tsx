import type { DestinationRow } from '../../../shared/contracts/destinations.ts';
import { useAllowed } from '../shared/access/index.ts';
import { RowMenu } from '../shared/list/index.ts';
import { HOME } from '../shared/routes/index.ts';
import { DeleteDestination } from './DeleteDestination.tsx';

interface Props {
  destination: DestinationRow;
  onDeleted?: () => void;
}

/** What else can be done with a destination that editors made. */
export function DestinationMenu({ destination, onDeleted }: Props) {
  const allowed = useAllowed('destinations');
  if (destination.managedBy === 'configuration') return null;
  return (
    <RowMenu
      name={destination.name}
      edit={allowed.update && `${HOME}/destinations/${destination.key}/edit`}
      deletion={
        allowed.delete &&
        ((dialog) => (
          <DeleteDestination destination={destination} onDeleted={onDeleted} {...dialog} />
        ))
      }
    />
  );
}
