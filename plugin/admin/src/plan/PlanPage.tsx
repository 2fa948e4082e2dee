import { Flex, LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, Page, SearchInput } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { planQuerySchema } from '../../../shared/contracts/plan.ts';
import { Guarded, useAllowed } from '../shared/access/index.ts';
import { EmptyState, ErrorPanel, Notice } from '../shared/feedback/index.ts';
import { Pages, useListQuery } from '../shared/list/index.ts';
import { usePolling } from '../shared/polling/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpPlanQuery } from './api.ts';
import { PlanTable } from './PlanTable.tsx';

/** Milliseconds between two looks at what came. */
const REFRESH = 10_000;

/** The events that are known to come, and those that came unplanned. */
export function PlanPage() {
  return (
    <Guarded subject="plan" verb="read">
      <Plan />
    </Guarded>
  );
}

function Plan() {
  const text = useText();
  const query = useListQuery(planQuerySchema);
  const pollingInterval = usePolling(REFRESH);
  const { data, error, refetch } = useCdpPlanQuery(query, { pollingInterval });
  const { create } = useAllowed('plan');

  const isSearching = query.search !== '';
  const isEmpty = data?.pagination.total === 0;
  const createButton = create && (
    <LinkButton tag={NavLink} to="create" startIcon={<Plus />}>
      {text('plan.create')}
    </LinkButton>
  );
  return (
    <Page.Main>
      <Page.Title>{text('plan.title')}</Page.Title>
      <Layouts.Header
        title={text('plan.title')}
        subtitle={text('plan.subtitle')}
        primaryAction={isEmpty && !isSearching ? undefined : createButton}
      />
      {(!isEmpty || isSearching) && (
        <Layouts.Action startActions={<SearchInput label={text('plan.search')} />} />
      )}
      <Layouts.Content>
        {error ? (
          <ErrorPanel error={error} onRetry={refetch} />
        ) : (
          <Flex direction="column" alignItems="stretch" gap={4}>
            {data?.connectorProblem && (
              <Notice tone="warning">
                {text('plan.unknown')} {data.connectorProblem}
              </Notice>
            )}
            {isEmpty ? (
              <EmptyState
                content={
                  isSearching
                    ? text('list.no-results', { search: query.search })
                    : text('plan.empty')
                }
                action={isSearching ? undefined : createButton}
              />
            ) : (
              <>
                <PlanTable rows={data?.items} />
                {data && <Pages pagination={data.pagination} />}
              </>
            )}
          </Flex>
        )}
      </Layouts.Content>
    </Page.Main>
  );
}
