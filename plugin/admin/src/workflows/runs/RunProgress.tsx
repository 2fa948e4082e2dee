import { Flex, Typography } from '@strapi/design-system';
import type { Run } from 'strapi-cdp-config';
import { Progress } from '../../shared/feedback/index.ts';
import { useFormat } from '../../shared/format/index.ts';
import { useText } from '../../shared/text/index.ts';
import { progressOf } from './run-state.ts';

/** How far a run is: of how many records, as far as known. */
export function RunProgress({ run }: { run: Run }) {
  const text = useText();
  const format = useFormat();
  const progress = progressOf(run);
  const read = format.number(run.counts.read);
  return (
    <Flex direction="column" alignItems="stretch" gap={1} width="100%">
      {progress !== undefined && (
        <Progress label={text('run.progress', { name: run.workflowName })} percent={progress} />
      )}
      <Typography variant="pi" textColor="neutral600">
        {run.total === null
          ? text('run.read-so-far', { read })
          : text('run.read-of', { read, total: format.number(run.total), percent: progress ?? 0 })}
      </Typography>
    </Flex>
  );
}
