import type { DestinationInput } from 'strapi-cdp-config';
import type { DestinationDraft } from '../../../../shared/contracts/destinations.ts';
import { useCheckedForm } from '../../shared/form/index.ts';
import { TestButton } from './TestButton.tsx';

interface Props {
  /** Key of the destination that is being changed; null for a new one. */
  saved: string | null;
  isBusy: boolean;
  /** Tests it, and returns what came back. */
  onTest: (draft: DestinationDraft) => PromiseLike<object>;
}

/** Tests a destination as the form around says it, before it is saved. */
export function TestDraft({ saved, isBusy, onTest }: Props) {
  const { check, refuse } = useCheckedForm<DestinationInput>();
  const test = async () => {
    const input = await check();
    if (!input) return;
    const result = await onTest({ saved, input });
    if ('error' in result) refuse(result.error);
  };
  return <TestButton isBusy={isBusy} onTest={test} />;
}
