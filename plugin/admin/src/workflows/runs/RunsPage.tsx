import { pageQuerySchema } from 'strapi-cdp-config';
import { Guarded } from '../../shared/access/index.ts';
import { Loading } from '../../shared/feedback/index.ts';
import { ListPage, useListQuery } from '../../shared/list/index.ts';
import { useBusyPolling } from '../../shared/polling/index.ts';
import { HOME } from '../../shared/routes/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpAllRunsQuery } from '../api.ts';
import { RunsTable } from './RunsTable.tsx';
import { isUnderWay } from './run-state.ts';

/** Milliseconds between two looks: while something happens, and while nothing does. */
const PACE = { busy: 1500, idle: 10_000 };

/** The runs of all workflows, and of exports from a terminal. */
export function RunsPage() {
  return (
    <Guarded subject="workflows" verb="read">
      <AllRuns />
    </Guarded>
  );
}

function AllRuns() {
  const text = useText();
  const query = useListQuery(pageQuerySchema);
  const [pollingInterval, setBusy] = useBusyPolling(PACE);
  const result = useCdpAllRunsQuery(query, { pollingInterval });
  setBusy(result.data?.items.some(isUnderWay) ?? false);
  return (
    <ListPage
      title={text('runs.all')}
      subtitle={text('runs.all-subtitle')}
      back={`${HOME}/workflows`}
      result={result}
      empty={text('runs.all-empty')}
    >
      {(runs) => (runs ? <RunsTable runs={runs} areNamed /> : <Loading />)}
    </ListPage>
  );
}
