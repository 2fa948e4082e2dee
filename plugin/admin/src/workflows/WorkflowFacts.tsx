import { Typography } from '@strapi/design-system';
import { isLive } from 'strapi-cdp-config';
import type { WorkflowRow } from '../../../shared/contracts/workflows.ts';
import { Code } from '../shared/feedback/index.ts';
import { Facts } from '../shared/page/index.ts';
import { useIntervalSentence } from '../shared/schedule/index.ts';
import { useText } from '../shared/text/index.ts';
import { NextRun } from './NextRun.tsx';

/** What a workflow sends, where, and when. */
export function WorkflowFacts({ workflow }: { workflow: WorkflowRow }) {
  const text = useText();
  const say = useIntervalSentence();
  const { interval, timeZone, options } = workflow;
  return (
    <Facts
      facts={[
        {
          label: text('workflow.schedule'),
          value: (
            <>
              <Typography tag="p">{say(interval) ?? interval}</Typography>
              {!isLive(interval) && (
                <Typography tag="p" variant="pi" textColor="neutral600">
                  {timeZone}
                </Typography>
              )}
            </>
          ),
        },
        { label: text('workflow.next-run'), value: <NextRun workflow={workflow} /> },
        { label: text('workflow.content-type'), value: <Code>{options.contentType}</Code> },
        { label: text('workflow.destination'), value: <Code>{options.destination}</Code> },
        { label: text('workflow.stream'), value: <Code>{options.streamId}</Code> },
        {
          label: text('workflow.mode'),
          value: <Typography>{text(`workflow.mode-${options.mode}`)}</Typography>,
        },
      ]}
    />
  );
}
