import { ArrowClockwise } from '@strapi/icons';
import type { ComputedTraitRow } from '../../../shared/contracts/computed-traits.ts';
import { useAllowed } from '../shared/access/index.ts';
import { useToast } from '../shared/feedback/index.ts';
import { RowMenu } from '../shared/list/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpComputeTraitAgainMutation } from './api.ts';
import { DeleteComputedTrait } from './DeleteComputedTrait.tsx';

/** What can be done with a computed trait: one that failed is computed again, whoever wrote it. */
export function ComputedTraitMenu({ trait }: { trait: ComputedTraitRow }) {
  const text = useText();
  const toast = useToast();
  const allowed = useAllowed('computed-traits');
  const [computeAgain] = useCdpComputeTraitAgainMutation();
  const { documentId, name, managedBy, activity } = trait;
  const isEditable = managedBy === 'editor';

  const compute = async () => {
    const result = await computeAgain(documentId);
    if ('error' in result) toast.failed(result.error);
    else toast.succeeded('computed.again', { name });
  };

  return (
    <RowMenu
      name={name}
      edit={isEditable && allowed.update && documentId}
      actions={
        allowed.update && activity?.state === 'failed'
          ? [{ label: text('computed.compute-again'), icon: <ArrowClockwise />, onSelect: compute }]
          : []
      }
      deletion={
        isEditable &&
        allowed.delete &&
        ((dialog) => <DeleteComputedTrait trait={trait} {...dialog} />)
      }
    />
  );
}
