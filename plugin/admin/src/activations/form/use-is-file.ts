import type { ActivationChoices } from '../../../../shared/contracts/activations.ts';
import { useFormField } from '../../shared/form/index.ts';

/** Whether the destination of the form around is a file, which is written as a whole. */
export function useIsFile({ destinations }: ActivationChoices): boolean {
  const { value: destination } = useFormField<string>('destination');
  return destinations.find(({ key }) => key === destination)?.kind === 'file';
}
