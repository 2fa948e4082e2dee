import { Flex, LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, Page, SearchInput } from '@strapi/strapi/admin';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';
import { workflowsQuerySchema } from '../../../shared/contracts/workflows.ts';
import { Guarded, useAllowed } from '../shared/access/index.ts';
import { EmptyState, ErrorPanel, Notice } from '../shared/feedback/index.ts';
import { Pages, useListQuery } from '../shared/list/index.ts';
import { usePolling } from '../shared/polling/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpWorkflowsQuery } from './api.ts';
import { isUnderWay } from './runs/index.ts';
import { WorkflowsTable } from './WorkflowsTable.tsx';

/** Milliseconds between two looks: while something runs, and while nothing does. */
const BUSY = 1500;
const IDLE = 10_000;

/** The list of workflows. */
export function WorkflowsPage() {
  return (
    <Guarded subject="workflows" verb="read">
      <Workflows />
    </Guarded>
  );
}

function Workflows() {
  const text = useText();
  const query = useListQuery(workflowsQuerySchema);
  const [isBusy, setBusy] = useState(false);
  const pollingInterval = usePolling(isBusy ? BUSY : IDLE);
  const { data, error, refetch } = useCdpWorkflowsQuery(query, { pollingInterval });
  const { create } = useAllowed('workflows');

  const runs = data?.items.flatMap(({ activity }) => activity?.lastRun ?? []) ?? [];
  if (runs.some(isUnderWay) !== isBusy) setBusy(!isBusy);

  const isSearching = query.search !== '';
  const isEmpty = data?.pagination.total === 0;
  const createButton = create && (
    <LinkButton tag={NavLink} to="create" startIcon={<Plus />}>
      {text('workflows.create')}
    </LinkButton>
  );

  return (
    <Page.Main>
      <Page.Title>{text('workflows.title')}</Page.Title>
      <Layouts.Header
        title={text('workflows.title')}
        subtitle={text('workflows.subtitle')}
        primaryAction={isEmpty && !isSearching ? undefined : createButton}
      />
      {(!isEmpty || isSearching) && (
        <Layouts.Action startActions={<SearchInput label={text('workflows.search')} />} />
      )}
      <Layouts.Content>
        {error ? (
          <ErrorPanel error={error} onRetry={refetch} />
        ) : (
          <Flex direction="column" alignItems="stretch" gap={4}>
            {data?.connectorProblem && (
              <Notice tone="warning">
                {text('workflows.unknown')} {data.connectorProblem}
              </Notice>
            )}
            {isEmpty ? (
              isSearching ? (
                <EmptyState content={text('list.no-results', { search: query.search })} />
              ) : (
                <EmptyState content={text('workflows.empty')} action={createButton} />
              )
            ) : (
              <>
                <WorkflowsTable workflows={data?.items} />
                {data && <Pages pagination={data.pagination} />}
              </>
            )}
          </Flex>
        )}
      </Layouts.Content>
    </Page.Main>
  );
}
