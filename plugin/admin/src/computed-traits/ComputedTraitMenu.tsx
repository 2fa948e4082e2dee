import type { ComputedTraitRow } from '../../../shared/contracts/computed-traits.ts';
import { useAllowed } from '../shared/access/index.ts';
import { RowMenu } from '../shared/list/index.ts';
import { DeleteComputedTrait } from './DeleteComputedTrait.tsx';

/** What can be done with a computed trait that editors made. */
export function ComputedTraitMenu({ trait }: { trait: ComputedTraitRow }) {
  const allowed = useAllowed('computed-traits');
  if (trait.managedBy === 'configuration') return null;
  return (
    <RowMenu
      name={trait.name}
      edit={allowed.update && trait.documentId}
      deletion={allowed.delete && ((dialog) => <DeleteComputedTrait trait={trait} {...dialog} />)}
    />
  );
}
