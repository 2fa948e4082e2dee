import { Badge, Typography } from '@strapi/design-system';
import type { ActivationDelivery, ActivationDeliveryState } from 'strapi-cdp-config';
import { CellStack } from '../shared/list/index.ts';
import { useText } from '../shared/text/index.ts';
import { RelativeTime } from '../shared/time/index.ts';

/** How each state looks; the words are always there too. */
const VARIANT = {
  waiting: 'secondary',
  delivered: 'success',
  refused: 'danger',
  skipped: 'neutral',
} as const satisfies Record<ActivationDeliveryState, string>;

/** How far a delivery is, and since when it is ended. */
export function DeliveryState({
  delivery,
}: {
  delivery: Pick<ActivationDelivery, 'state' | 'endedAt'>;
}) {
  const text = useText();
  const { state, endedAt } = delivery;
  return (
    <CellStack>
      <Badge variant={VARIANT[state]} size="S">
        {text(`activations.delivery-${state}`)}
      </Badge>
      {endedAt !== null && (
        <Typography variant="pi" textColor="neutral600">
          <RelativeTime at={endedAt} />
        </Typography>
      )}
    </CellStack>
  );
}
