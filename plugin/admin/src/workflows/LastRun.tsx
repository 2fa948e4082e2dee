import { Flex, Typography } from '@strapi/design-system';
import type { WorkflowActivity } from 'strapi-cdp-config';
import { styled } from 'styled-components';
import { useFormat } from '../shared/format/index.ts';
import { useText } from '../shared/text/index.ts';
import { RelativeTime } from '../shared/time/index.ts';
import { isUnderWay, RunProgress, StateBadge } from './runs/index.ts';

/** On two lines at most: the whole of it is on the screen of the workflow. */
const Short = styled(Typography)`
  display: -webkit-box;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 2;
  overflow: hidden;
  overflow-wrap: break-word;
`;

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
      <Short variant="pi" textColor="neutral600" tag="div" title={run.error ?? ''}>
        {run.error ??
          text('run.sent-count', {
            count: run.counts.sent,
            sent: format.number(run.counts.sent),
          })}
      </Short>
    </Flex>
  );
}
