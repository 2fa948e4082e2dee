import { audiencesQuerySchema } from '../../../shared/contracts/audiences.ts';
import { Guarded, useAllowed } from '../shared/access/index.ts';
import { ListPage, useListQuery } from '../shared/list/index.ts';
import { useBusyPolling } from '../shared/polling/index.ts';
import { useText } from '../shared/text/index.ts';
import { AudiencesTable } from './AudiencesTable.tsx';
import { useCdpAudiencesQuery } from './api.ts';

/** Milliseconds between two looks: while something is computed, and while nothing is. */
const PACE = { busy: 1500, idle: 10_000 };

/** The list of audiences. */
export function AudiencesPage() {
  return (
    <Guarded subject="audiences" verb="read">
      <Audiences />
    </Guarded>
  );
}

function Audiences() {
  const text = useText();
  const query = useListQuery(audiencesQuerySchema);
  const [pollingInterval, setBusy] = useBusyPolling(PACE);
  const result = useCdpAudiencesQuery(query, { pollingInterval });
  const { create } = useAllowed('audiences');
  const { items = [], connectorProblem } = result.data ?? {};
  // What the connector does not know yet it will know in a moment.
  setBusy(
    items.some(
      ({ activity }) => activity?.state === 'computing' || (!activity && !connectorProblem),
    ),
  );
  return (
    <ListPage
      title={text('audiences.title')}
      subtitle={text('audiences.subtitle')}
      result={result}
      search={query.search}
      searchLabel={text('audiences.search')}
      createLabel={create && text('audiences.create')}
      empty={text('audiences.empty')}
      unknown={text('audiences.unknown')}
    >
      {(audiences) => <AudiencesTable audiences={audiences} />}
    </ListPage>
  );
}
