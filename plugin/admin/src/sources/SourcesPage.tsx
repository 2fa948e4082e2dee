import { Flex, LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, Page, SearchInput } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { sourcesQuerySchema } from '../../../shared/contracts/sources.ts';
import { Guarded, useAllowed } from '../shared/access/index.ts';
import { EmptyState, ErrorPanel, Notice } from '../shared/feedback/index.ts';
import { Pages, useListQuery } from '../shared/list/index.ts';
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
  const { data, error, refetch } = useCdpSourcesQuery(query, { pollingInterval });
  const { create } = useAllowed('sources');

  const isSearching = query.search !== '';
  const isEmpty = data?.pagination.total === 0;
  const createButton = create && (
    <LinkButton tag={NavLink} to="create" startIcon={<Plus />}>
      {text('sources.create')}
    </LinkButton>
  );

  return (
    <Page.Main>
      <Page.Title>{text('sources.title')}</Page.Title>
      <Layouts.Header
        title={text('sources.title')}
        subtitle={text('sources.subtitle')}
        primaryAction={isEmpty && !isSearching ? undefined : createButton}
      />
      {(!isEmpty || isSearching) && (
        <Layouts.Action startActions={<SearchInput label={text('sources.search')} />} />
      )}
      <Layouts.Content>
        {error ? (
          <ErrorPanel error={error} onRetry={refetch} />
        ) : (
          <Flex direction="column" alignItems="stretch" gap={4}>
            {data?.connectorProblem && (
              <Notice tone="warning">
                {text('sources.unknown')} {data.connectorProblem}
              </Notice>
            )}
            {isEmpty ? (
              isSearching ? (
                <EmptyState content={text('list.no-results', { search: query.search })} />
              ) : (
                <EmptyState content={text('sources.empty')} action={createButton} />
              )
            ) : (
              <>
                <SourcesTable sources={data?.items} />
                {data && <Pages pagination={data.pagination} />}
              </>
            )}
          </Flex>
        )}
      </Layouts.Content>
    </Page.Main>
  );
}
