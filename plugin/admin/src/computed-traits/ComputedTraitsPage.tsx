import { listQuerySchema } from '../../../shared/contracts/segment-groups.ts';
import { Guarded, useAllowed } from '../shared/access/index.ts';
import { ListPage, useListQuery } from '../shared/list/index.ts';
import { useBusyPolling } from '../shared/polling/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpComputedTraitsQuery } from './api.ts';
import { ComputedTraitsTable } from './ComputedTraitsTable.tsx';

/** Milliseconds between two looks: while something is computed, and while nothing is. */
const PACE = { busy: 1500, idle: 10_000 };

/** The list of computed traits. */
export function ComputedTraitsPage() {
  return (
    <Guarded subject="computed-traits" verb="read">
      <ComputedTraits />
    </Guarded>
  );
}

function ComputedTraits() {
  const text = useText();
  const query = useListQuery(listQuerySchema);
  const [pollingInterval, setBusy] = useBusyPolling(PACE);
  const result = useCdpComputedTraitsQuery(query, { pollingInterval });
  const { create } = useAllowed('computed-traits');
  setBusy(result.data?.items.some(({ activity }) => activity?.state !== 'live') ?? false);
  return (
    <ListPage
      title={text('computed.title')}
      subtitle={text('computed.subtitle')}
      result={result}
      search={query.search}
      searchLabel={text('computed.search')}
      createLabel={create && text('computed.create')}
      empty={text('computed.empty')}
      unknown={text('computed.unknown-states')}
    >
      {(traits) => <ComputedTraitsTable traits={traits} />}
    </ListPage>
  );
}
