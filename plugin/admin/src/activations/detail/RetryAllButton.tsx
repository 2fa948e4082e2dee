import { Button } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import type { ActivationRow } from '../../../../shared/contracts/activations.ts';
import { useAllowed } from '../../shared/access/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useRetry } from './use-retry.ts';

/** Tells the destination once more of all that it refused; nothing while it refused nothing. */
export function RetryAllButton({ activation }: { activation: ActivationRow }) {
  const text = useText();
  const allowed = useAllowed('activations');
  const { isBusy, retry } = useRetry(activation.documentId);
  const refused = activation.activity?.refused ?? 0;
  if (!allowed.retry || refused === 0) return null;
  return (
    <Button
      variant="secondary"
      startIcon={<ArrowClockwise />}
      loading={isBusy}
      onClick={() => retry(null)}
    >
      {text('activations.retry-all', { count: refused })}
    </Button>
  );
}
