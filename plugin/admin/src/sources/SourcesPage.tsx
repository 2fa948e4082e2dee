import { sourcesQuerySchema } from '../../../shared/contracts/sources.ts';
import { Guarded, useAllowed } from '../shared/access/index.ts';
import { ListPage, useListQuery } from '../shared/list/index.ts';
import { usePolling } from '../shared/polling/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpSourcesQuery } from './api.ts';
import { SourcesTable } from './SourcesTable.tsx';

/** Milliseconds between two looks at what came in. */
const REFRESH = 10_000;

/** The list of sources. */
export function SourcesPage() {
  return (
    <Guarded subject="sources" verb="read">
      <Sources />
    </Guarded>
  );
}

function Sources() {
  const text = useText();
  const query = useListQuery(sourcesQuerySchema);
  const pollingInterval = usePolling(REFRESH);
  const result = useCdpSourcesQuery(query, { pollingInterval });
  const { create } = useAllowed('sources');
  return (
    <ListPage
      title={text('sources.title')}
      subtitle={text('sources.subtitle')}
      result={result}
      search={query.search}
      searchLabel={text('sources.search')}
      createLabel={create && text('sources.create')}
      empty={text('sources.empty')}
      unknown={text('sources.unknown')}
    >
      {(sources) => <SourcesTable sources={sources} />}
    </ListPage>
  );
}
