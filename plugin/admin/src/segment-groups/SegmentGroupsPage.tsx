import { LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, Page, SearchInput } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { listQuerySchema } from '../../../shared/contracts/segment-groups.ts';
import { Guarded, useAllowed } from '../shared/access/index.ts';
import { EmptyState, ErrorPanel } from '../shared/feedback/index.ts';
import { Pages, useListQuery } from '../shared/list/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpSegmentGroupsQuery } from './api.ts';
import { SegmentGroupsTable } from './SegmentGroupsTable.tsx';

/** The list of segment groups. */
export function SegmentGroupsPage() {
  return (
    <Guarded subject="segment-groups" verb="read">
      <SegmentGroups />
    </Guarded>
  );
}

function SegmentGroups() {
  const text = useText();
  const query = useListQuery(listQuerySchema);
  const { data, error, isFetching, refetch } = useCdpSegmentGroupsQuery(query);
  const { create } = useAllowed('segment-groups');
  const isSearching = query.search !== '';
  const isEmpty = data?.pagination.total === 0;

  const createButton = create && (
    <LinkButton tag={NavLink} to="create" startIcon={<Plus />}>
      {text('segment-groups.create')}
    </LinkButton>
  );

  return (
    <Page.Main aria-busy={isFetching}>
      <Page.Title>{text('segment-groups.title')}</Page.Title>
      <Layouts.Header
        title={text('segment-groups.title')}
        subtitle={text('segment-groups.subtitle')}
        primaryAction={isEmpty && !isSearching ? undefined : createButton}
      />
      {(!isEmpty || isSearching) && (
        <Layouts.Action startActions={<SearchInput label={text('segment-groups.search')} />} />
      )}
      <Layouts.Content>
        {error ? (
          <ErrorPanel error={error} onRetry={refetch} />
        ) : isEmpty ? (
          isSearching ? (
            <EmptyState content={text('list.no-results', { search: query.search })} />
          ) : (
            <EmptyState content={text('segment-groups.empty')} action={createButton} />
          )
        ) : (
          <>
            <SegmentGroupsTable groups={data?.items} />
            {data && <Pages pagination={data.pagination} />}
          </>
        )}
      </Layouts.Content>
    </Page.Main>
  );
}
