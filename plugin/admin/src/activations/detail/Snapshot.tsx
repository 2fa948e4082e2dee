import { Box, Typography } from '@strapi/design-system';
import type { ActivationSnapshot } from 'strapi-cdp-config';
import { useText } from '../../shared/text/index.ts';
import { RelativeTime } from '../../shared/time/index.ts';

/** The last time that all members were told on a schedule. */
export function Snapshot({ snapshot }: { snapshot: ActivationSnapshot }) {
  const text = useText();
  const { startedAt, endedAt, members, error } = snapshot;
  return (
    <Box>
      <Typography tag="h3" variant="sigma" textColor="neutral600">
        {text('activations.snapshot')}
      </Typography>
      <Typography tag="p">
        <RelativeTime at={endedAt ?? startedAt} /> ·{' '}
        {text(endedAt === null ? 'activations.snapshot-so-far' : 'activations.snapshot-members', {
          count: members,
        })}
      </Typography>
      {error !== null && (
        <Typography tag="p" textColor="danger600" style={{ overflowWrap: 'anywhere' }}>
          {error}
        </Typography>
      )}
    </Box>
  );
}
