import { activationsQuerySchema } from '../../../shared/contracts/activations.ts';
import { Guarded, useAllowed } from '../shared/access/index.ts';
import { ListPage, useListQuery } from '../shared/list/index.ts';
import { useBusyPolling } from '../shared/polling/index.ts';
import { useText } from '../shared/text/index.ts';
import { ActivationsTable } from './ActivationsTable.tsx';
import { hasWork } from './activation-state.ts';
import { useCdpActivationsQuery } from './api.ts';

/** Milliseconds between two looks: while something waits, and while nothing does. */
const PACE = { busy: 1500, idle: 10_000 };

/** The list of activations. */
export function ActivationsPage() {
  return (
    <Guarded subject="activations" verb="read">
      <Activations />
    </Guarded>
  );
}

function Activations() {
  const text = useText();
  const query = useListQuery(activationsQuerySchema);
  const [pollingInterval, setBusy] = useBusyPolling(PACE);
  const result = useCdpActivationsQuery(query, { pollingInterval });
  const { create } = useAllowed('activations');
  const { items = [], connectorProblem } = result.data ?? {};
  // What the connector does not know yet it will know in a moment.
  setBusy(items.some((one) => hasWork(one) || (!one.activity && !connectorProblem)));
  return (
    <ListPage
      title={text('activations.title')}
      subtitle={text('activations.subtitle')}
      result={result}
      search={query.search}
      searchLabel={text('activations.search')}
      createLabel={create && text('activations.create')}
      empty={text('activations.empty')}
      unknown={text('activations.unknown')}
    >
      {(activations) => <ActivationsTable activations={activations} />}
    </ListPage>
  );
}
