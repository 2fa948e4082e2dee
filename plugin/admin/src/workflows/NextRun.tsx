import { Flex, Typography } from '@strapi/design-system';
import { isLive } from 'strapi-cdp-config';
import type { WorkflowRow } from '../../../shared/contracts/workflows.ts';
import { useText } from '../shared/text/index.ts';
import { RelativeTime, useShortTime } from '../shared/time/index.ts';

/** When a workflow runs next: in words, and exactly in its own time zone. */
export function NextRun({ workflow }: { workflow: WorkflowRow }) {
  const text = useText();
  const shortTime = useShortTime();
  const { enabled, interval, timeZone, activity } = workflow;
  if (!enabled) return <Typography textColor="neutral600">{text('workflow.paused')}</Typography>;
  if (isLive(interval)) {
    return <Typography textColor="neutral600">{text('workflow.next-change')}</Typography>;
  }
  if (!activity?.nextRunAt) {
    return <Typography textColor="neutral600">{text('workflow.unknown')}</Typography>;
  }
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography>
        <RelativeTime at={activity.nextRunAt} timeZone={timeZone} />
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {shortTime(activity.nextRunAt, timeZone)}
      </Typography>
    </Flex>
  );
}
