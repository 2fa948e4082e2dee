import { Typography } from '@strapi/design-system';
import type { ActivationActivity } from 'strapi-cdp-config';
import { useText } from '../shared/text/index.ts';
import { RelativeTime } from '../shared/time/index.ts';

/** When something was delivered last; null while the connector cannot be asked. */
export function LastDelivered({ activity }: { activity: ActivationActivity | null }) {
  const text = useText();
  const at = activity?.lastDeliveredAt ?? null;
  if (at === null) {
    return (
      <Typography textColor="neutral600">
        {text(activity ? 'activations.never' : 'activations.state-unknown')}
      </Typography>
    );
  }
  return (
    <Typography>
      <RelativeTime at={at} />
    </Typography>
  );
}
