import { Typography } from '@strapi/design-system';
import type { SourceActivity } from 'strapi-cdp-config';
import { useText } from '../shared/text/index.ts';
import { RelativeTime } from '../shared/time/index.ts';

/** When something came from a source last; nothing while the connector cannot be asked. */
export function LastSeen({ activity }: { activity: SourceActivity | null }) {
  const text = useText();
  if (!activity) return <Typography textColor="neutral600">{text('sources.not-known')}</Typography>;
  const { lastSeenAt } = activity;
  return (
    <Typography textColor={lastSeenAt ? 'neutral800' : 'neutral600'}>
      {lastSeenAt ? <RelativeTime at={lastSeenAt} /> : text('sources.never')}
    </Typography>
  );
}
