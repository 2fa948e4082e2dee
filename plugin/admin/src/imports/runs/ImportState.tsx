import { Badge, Flex, Typography } from '@strapi/design-system';
import type { ImportRun, ImportState as State } from 'strapi-cdp-config';
import { Progress } from '../../shared/feedback/index.ts';
import { useFormat } from '../../shared/format/index.ts';
import { useText } from '../../shared/text/index.ts';
import { isImporting, percentOf } from './import-state.ts';

const VARIANTS: Record<State, 'success' | 'danger' | 'warning' | 'secondary' | 'neutral'> = {
  queued: 'neutral',
  running: 'secondary',
  retrying: 'warning',
  finished: 'success',
  failed: 'danger',
  cancelled: 'neutral',
};

/** What an import is doing, and how far it is. */
export function ImportState({ run }: { run: ImportRun }) {
  const text = useText();
  const format = useFormat();
  const { state, counts, waiting, fileName } = run;
  return (
    <Flex direction="column" alignItems="flex-start" gap={2} minWidth="16rem">
      <Badge variant={VARIANTS[state]} size="S">
        {text(`import.state-${state}`)}
      </Badge>
      {isImporting(run) && (
        <>
          <Progress label={text('import.progress', { name: fileName })} percent={percentOf(run)} />
          <Typography variant="pi" textColor="neutral600">
            {waiting
              ? text('import.waiting')
              : text('import.read-so-far', { read: format.number(counts.read) })}
          </Typography>
        </>
      )}
    </Flex>
  );
}
