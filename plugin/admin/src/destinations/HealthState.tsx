import { Badge, Typography } from '@strapi/design-system';
import type { DestinationHealth } from 'strapi-cdp-config';
import { CellStack } from '../shared/list/index.ts';
import { useText } from '../shared/text/index.ts';
import { RelativeTime } from '../shared/time/index.ts';

/** How a destination has been doing; null where nothing was delivered to it, or nobody knows. */
export function HealthState({ health }: { health: DestinationHealth | null }) {
  const text = useText();
  if (!health) {
    return <Typography textColor="neutral600">{text('destinations.never')}</Typography>;
  }
  const { failures, restingUntil, lastError, failedAt, deliveredAt } = health;
  if (failures > 0) {
    return (
      <CellStack>
        <Badge variant="danger" size="S">
          {text(restingUntil ? 'destinations.resting' : 'destinations.failing', {
            count: failures,
          })}
        </Badge>
        {lastError && (
          <Typography variant="pi" textColor="neutral600">
            {lastError}
          </Typography>
        )}
      </CellStack>
    );
  }
  // Somebody changed it since it failed, and nothing was delivered since.
  if (failedAt && (!deliveredAt || deliveredAt < failedAt)) {
    return <Typography textColor="neutral600">{text('destinations.untried')}</Typography>;
  }
  return (
    <CellStack>
      <Badge variant="success" size="S">
        {text('destinations.answers')}
      </Badge>
      {deliveredAt && (
        <Typography variant="pi" textColor="neutral600">
          <RelativeTime at={deliveredAt} />
        </Typography>
      )}
    </CellStack>
  );
}
