import { destinationsQuerySchema } from '../../../shared/contracts/destinations.ts';
import { Guarded, useAllowed } from '../shared/access/index.ts';
import { ListPage, useListQuery } from '../shared/list/index.ts';
import { usePolling } from '../shared/polling/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpDestinationsQuery } from './api.ts';
import { DestinationsTable } from './DestinationsTable.tsx';

/** Milliseconds between two looks at how they are doing. */
const REFRESH = 10_000;

/** The list of destinations. */
export function DestinationsPage() {
  return (
    <Guarded subject="destinations" verb="read">
      <Destinations />
    </Guarded>
  );
}

function Destinations() {
  const text = useText();
  const query = useListQuery(destinationsQuerySchema);
  const pollingInterval = usePolling(REFRESH);
  const result = useCdpDestinationsQuery(query, { pollingInterval });
  const { create } = useAllowed('destinations');
  return (
    <ListPage
      title={text('destinations.title')}
      subtitle={text('destinations.subtitle')}
      result={result}
      search={query.search}
      searchLabel={text('destinations.search')}
      createLabel={create && text('destinations.create')}
      empty={text('destinations.empty')}
      unknown={text('destinations.unknown')}
    >
      {(destinations) => <DestinationsTable destinations={destinations} />}
    </ListPage>
  );
}
