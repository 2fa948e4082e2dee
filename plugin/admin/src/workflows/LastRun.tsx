import { Box, Flex, Typography } from '@strapi/design-system';
import type { WorkflowActivity } from 'strapi-cdp-config';
import { useFormat } from '../shared/format/index.ts';
import { useText } from '../shared/text/index.ts';
import { RelativeTime } from '../shared/time/index.ts';
import { isUnderWay, RunProgress, StateBadge } from './runs/index.ts';

/** What became of the last run of a workflow; null while the connector cannot be asked. */
export function LastRun({ activity }: { activity: WorkflowActivity | null }) {
  const text = useText();
  const format = useFormat();
  if (!activity) return <Typography textColor="neutral600">{text('workflow.unknown')}</Typography>;
  const run = activity.lastRun;
  if (!run) return <Typography textColor="neutral600">{text('workflow.never')}</Typography>;
  if (isUnderWay(run)) {
    return (
      <Flex direction="column" alignItems="flex-start" gap={1} minWidth="16rem">
        <StateBadge state={run.state} />
        <RunProgress run={run} />
      </Flex>
    );
  }
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Flex gap={2} wrap="wrap">
        <StateBadge state={run.state} />
        <Typography>
          <RelativeTime at={run.endedAt ?? run.queuedAt} />
        </Typography>
      </Flex>
      <Box maxWidth="28rem">
        <Typography variant="pi" textColor="neutral600" ellipsis tag="div" title={run.error ?? ''}>
          {run.error ??
            text('run.sent-count', {
              count: run.counts.sent,
              sent: format.number(run.counts.sent),
            })}
        </Typography>
      </Box>
    </Flex>
  );
}
