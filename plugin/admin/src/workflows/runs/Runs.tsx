import { Box, Typography } from '@strapi/design-system';
import { pageQuerySchema } from 'strapi-cdp-config';
import { Loading } from '../../shared/feedback/index.ts';
import { ListContent, useListQuery } from '../../shared/list/index.ts';
import { useBusyPolling } from '../../shared/polling/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpRunsQuery } from '../api.ts';
import { RunsTable } from './RunsTable.tsx';
import { isUnderWay } from './run-state.ts';

/** Milliseconds between two looks: while something happens, and while nothing does. */
const PACE = { busy: 1000, idle: 10_000 };

/** The runs of a workflow, followed while one is under way. */
export function Runs({ workflow }: { workflow: string }) {
  const text = useText();
  const query = useListQuery(pageQuerySchema);
  const [pollingInterval, setBusy] = useBusyPolling(PACE);
  const result = useCdpRunsQuery({ ...query, workflow }, { pollingInterval });
  setBusy(result.data?.items.some(isUnderWay) ?? false);

  return (
    <Box tag="section" aria-label={text('runs.title')}>
      <Typography variant="beta" tag="h2" paddingBottom={4}>
        {text('runs.title')}
      </Typography>
      <ListContent result={result} empty={text('runs.empty')}>
        {(runs) => (runs ? <RunsTable runs={runs} /> : <Loading />)}
      </ListContent>
    </Box>
  );
}
