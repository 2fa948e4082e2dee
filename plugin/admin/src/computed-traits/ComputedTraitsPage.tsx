import { Flex, LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, Page, SearchInput } from '@strapi/strapi/admin';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';
import { listQuerySchema } from '../../../shared/contracts/segment-groups.ts';
import { Guarded, useAllowed } from '../shared/access/index.ts';
import { EmptyState, ErrorPanel, Notice } from '../shared/feedback/index.ts';
import { Pages, useListQuery } from '../shared/list/index.ts';
import { usePolling } from '../shared/polling/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpComputedTraitsQuery } from './api.ts';
import { ComputedTraitsTable } from './ComputedTraitsTable.tsx';

/** Milliseconds between two looks: while something is computed, and while nothing is. */
const BUSY = 1500;
const IDLE = 10_000;

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
  const [isBusy, setBusy] = useState(false);
  const pollingInterval = usePolling(isBusy ? BUSY : IDLE);
  const { data, error, refetch } = useCdpComputedTraitsQuery(query, { pollingInterval });
  const { create } = useAllowed('computed-traits');

  const areComputing = data?.items.some(({ activity }) => activity?.state !== 'live') ?? false;
  if (areComputing !== isBusy) setBusy(areComputing);

  const isSearching = query.search !== '';
  const isEmpty = data?.pagination.total === 0;
  const createButton = create && (
    <LinkButton tag={NavLink} to="create" startIcon={<Plus />}>
      {text('computed.create')}
    </LinkButton>
  );

  return (
    <Page.Main>
      <Page.Title>{text('computed.title')}</Page.Title>
      <Layouts.Header
        title={text('computed.title')}
        subtitle={text('computed.subtitle')}
        primaryAction={isEmpty && !isSearching ? undefined : createButton}
      />
      {(!isEmpty || isSearching) && (
        <Layouts.Action startActions={<SearchInput label={text('computed.search')} />} />
      )}
      <Layouts.Content>
        {error ? (
          <ErrorPanel error={error} onRetry={refetch} />
        ) : isEmpty ? (
          isSearching ? (
            <EmptyState content={text('list.no-results', { search: query.search })} />
          ) : (
            <EmptyState content={text('computed.empty')} action={createButton} />
          )
        ) : (
          <Flex direction="column" alignItems="stretch" gap={4}>
            {data?.connectorProblem && (
              <Notice tone="warning">
                {data.connectorProblem} {text('computed.unknown-states')}
              </Notice>
            )}
            <ComputedTraitsTable traits={data?.items} />
            {data && <Pages pagination={data.pagination} />}
          </Flex>
        )}
      </Layouts.Content>
    </Page.Main>
  );
}
