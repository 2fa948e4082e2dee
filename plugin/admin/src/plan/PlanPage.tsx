import { planQuerySchema } from '../../../shared/contracts/plan.ts';
import { Guarded, useAllowed } from '../shared/access/index.ts';
import { ListPage, useListQuery } from '../shared/list/index.ts';
import { usePolling } from '../shared/polling/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpPlanQuery } from './api.ts';
import { PlanTable } from './PlanTable.tsx';

/** Milliseconds between two looks at what came. */
const REFRESH = 10_000;

/** The events that are known to come, and those that came unplanned. */
export function PlanPage() {
  return (
    <Guarded subject="plan" verb="read">
      <Plan />
    </Guarded>
  );
}

function Plan() {
  const text = useText();
  const query = useListQuery(planQuerySchema);
  const pollingInterval = usePolling(REFRESH);
  const result = useCdpPlanQuery(query, { pollingInterval });
  const { create } = useAllowed('plan');
  return (
    <ListPage
      title={text('plan.title')}
      subtitle={text('plan.subtitle')}
      result={result}
      search={query.search}
      searchLabel={text('plan.search')}
      createLabel={create && text('plan.create')}
      empty={text('plan.empty')}
      unknown={text('plan.unknown')}
    >
      {(rows) => <PlanTable rows={rows} />}
    </ListPage>
  );
}
