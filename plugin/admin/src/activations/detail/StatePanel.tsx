import { Box, Flex, Typography } from '@strapi/design-system';
import type { ActivationActivity } from 'strapi-cdp-config';
import type { ActivationRow } from '../../../../shared/contracts/activations.ts';
import { Notice, Panel } from '../../shared/feedback/index.ts';
import { useFormat } from '../../shared/format/index.ts';
import { useText } from '../../shared/text/index.ts';
import { RelativeTime } from '../../shared/time/index.ts';
import { LastDelivered } from '../LastDelivered.tsx';
import { Snapshot } from './Snapshot.tsx';

const COUNTS = ['waiting', 'delivered', 'refused', 'skipped'] as const;

/** How an activation is doing: in figures, and what is wrong. */
export function StatePanel({ activation: { activity } }: { activation: ActivationRow }) {
  const text = useText();
  return (
    <Panel title={text('activations.state')}>
      {activity ? (
        <Activity activity={activity} />
      ) : (
        <Typography textColor="neutral600">{text('activations.not-known')}</Typography>
      )}
    </Panel>
  );
}

function Activity({ activity }: { activity: ActivationActivity }) {
  const text = useText();
  const format = useFormat();
  const { problem, nextTryAt, snapshot } = activity;
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      {problem !== null && (
        <Notice tone="warning">
          {problem}
          {nextTryAt !== null && (
            <>
              {' '}
              {text('activations.next-try')} <RelativeTime at={nextTryAt} />
            </>
          )}
        </Notice>
      )}
      <Flex tag="dl" gap={8} wrap="wrap" alignItems="flex-start">
        {COUNTS.map((count) => (
          <Box key={count}>
            <Typography tag="dt" variant="sigma" textColor="neutral600">
              {text(`activations.delivery-${count}`)}
            </Typography>
            <Typography tag="dd" variant="delta">
              {format.number(activity[count])}
            </Typography>
          </Box>
        ))}
        <Box>
          <Typography tag="dt" variant="sigma" textColor="neutral600">
            {text('activations.last-delivered')}
          </Typography>
          <Box tag="dd">
            <LastDelivered activity={activity} />
          </Box>
        </Box>
      </Flex>
      {snapshot && <Snapshot snapshot={snapshot} />}
    </Flex>
  );
}
