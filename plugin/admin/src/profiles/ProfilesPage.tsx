import { Layouts, Page } from '@strapi/strapi/admin';
import { profilesQuerySchema } from 'strapi-cdp-config';
import { Guarded } from '../shared/access/index.ts';
import { EmptyState, FailurePanel } from '../shared/feedback/index.ts';
import { Pages, useListQuery } from '../shared/list/index.ts';
import { usePolling } from '../shared/polling/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpProfilesQuery } from './api.ts';
import { ProfileSearch } from './ProfileSearch.tsx';
import { ProfilesTable } from './ProfilesTable.tsx';

/** Milliseconds between two looks for new profiles. */
const REFRESH = 10_000;

/** The list of profiles. */
export function ProfilesPage() {
  return (
    <Guarded subject="profiles" verb="read">
      <Profiles />
    </Guarded>
  );
}

function Profiles() {
  const text = useText();
  const query = useListQuery(profilesQuerySchema);
  const pollingInterval = usePolling(REFRESH);
  const { data, error, isFetching, refetch } = useCdpProfilesQuery(query, { pollingInterval });
  const isSearching = query.query !== '';
  const isEmpty = data?.pagination.total === 0;
  return (
    <Page.Main aria-busy={isFetching}>
      <Page.Title>{text('profiles.title')}</Page.Title>
      <Layouts.Header title={text('profiles.title')} subtitle={text('profiles.subtitle')} />
      {!error && <Layouts.Action startActions={<ProfileSearch />} />}
      <Layouts.Content>
        {error ? (
          <FailurePanel error={error} onRetry={refetch} />
        ) : isEmpty ? (
          <EmptyState
            content={
              isSearching
                ? text('profiles.no-results', { search: query.query })
                : text('profiles.empty')
            }
          />
        ) : (
          <>
            <ProfilesTable profiles={data?.items} />
            {data && <Pages pagination={data.pagination} />}
          </>
        )}
      </Layouts.Content>
    </Page.Main>
  );
}
