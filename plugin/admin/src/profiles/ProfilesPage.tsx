import { Flex } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Guarded } from '../shared/access/index.ts';
import { EmptyState, FailurePanel } from '../shared/feedback/index.ts';
import { usePolling } from '../shared/polling/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpProfilesQuery } from './api.ts';
import { PagesForthAndBack } from './PagesForthAndBack.tsx';
import { ProfileFilters } from './ProfileFilters.tsx';
import { ProfileSearch } from './ProfileSearch.tsx';
import { ProfilesTable } from './ProfilesTable.tsx';
import { useProfilesQuery } from './use-profiles-query.ts';

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
  const query = useProfilesQuery();
  const pollingInterval = usePolling(REFRESH);
  const { data, error, isFetching, refetch } = useCdpProfilesQuery(query, { pollingInterval });
  const { query: search, known, source, seenSince, segment } = query;
  const isEmpty = data?.items.length === 0;
  const isFiltered = [known, source, seenSince, segment].some((one) => one !== undefined);
  return (
    <Page.Main aria-busy={isFetching}>
      <Page.Title>{text('profiles.title')}</Page.Title>
      <Layouts.Header title={text('profiles.title')} subtitle={text('profiles.subtitle')} />
      {!error && <Layouts.Action startActions={<Filters />} />}
      <Layouts.Content>
        {error ? (
          <FailurePanel error={error} onRetry={refetch} />
        ) : isEmpty ? (
          <EmptyState
            content={
              isFiltered
                ? text('profiles.no-match')
                : search
                  ? text('profiles.no-results', { search })
                  : text('profiles.empty')
            }
          />
        ) : (
          <>
            <ProfilesTable profiles={data?.items} />
            {data && <PagesForthAndBack page={data} query={query} />}
          </>
        )}
      </Layouts.Content>
    </Page.Main>
  );
}

function Filters() {
  return (
    <Flex direction="column" alignItems="stretch" gap={2} width="100%">
      <ProfileSearch />
      <ProfileFilters />
    </Flex>
  );
}
