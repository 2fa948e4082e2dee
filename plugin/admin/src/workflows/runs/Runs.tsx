import { Box, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { pageQuerySchema } from 'strapi-cdp-config';
import { EmptyState, FailurePanel } from '../../shared/feedback/index.ts';
import { Pages, useListQuery } from '../../shared/list/index.ts';
import { usePolling } from '../../shared/polling/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpRunsQuery } from '../api.ts';
import { RunsTable } from './RunsTable.tsx';
import { isUnderWay } from './run-state.ts';

/** Milliseconds between two looks: while something happens, and while nothing does. */
const BUSY = 1000;
const IDLE = 10_000;

/** The runs of a workflow, followed while one is under way. */
export function Runs({ workflow }: { workflow: string }) {
  const text = useText();
  const query = useListQuery(pageQuerySchema);
  const [isBusy, setBusy] = useState(false);
  const pollingInterval = usePolling(isBusy ? BUSY : IDLE);
  const { data, error, refetch } = useCdpRunsQuery({ ...query, workflow }, { pollingInterval });

  const underWay = data?.items.some(isUnderWay) ?? false;
  if (underWay !== isBusy) setBusy(underWay);

  return (
    <Box tag="section" aria-label={text('runs.title')}>
      <Typography variant="beta" tag="h2" paddingBottom={4}>
        {text('runs.title')}
      </Typography>
      {error ? (
        <FailurePanel error={error} onRetry={refetch} />
      ) : data?.pagination.total === 0 ? (
        <EmptyState content={text('runs.empty')} />
      ) : (
        data && (
          <>
            <RunsTable runs={data.items} />
            <Pages pagination={data.pagination} />
          </>
        )
      )}
    </Box>
  );
}
