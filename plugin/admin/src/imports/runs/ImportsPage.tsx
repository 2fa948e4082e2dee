import { LinkButton } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';
import { pageQuerySchema } from 'strapi-cdp-config';
import { Guarded, useAllowed } from '../../shared/access/index.ts';
import { EmptyState, FailurePanel } from '../../shared/feedback/index.ts';
import { Pages, useListQuery } from '../../shared/list/index.ts';
import { usePolling } from '../../shared/polling/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpImportsQuery } from '../api.ts';
import { ImportsTable } from './ImportsTable.tsx';
import { isImporting } from './import-state.ts';

/** Milliseconds between two looks: while something is imported, and while nothing is. */
const BUSY = 1000;
const IDLE = 10_000;

/** The list of imports. */
export function ImportsPage() {
  return (
    <Guarded subject="imports" verb="read">
      <Imports />
    </Guarded>
  );
}

function Imports() {
  const text = useText();
  const query = useListQuery(pageQuerySchema);
  const [isBusy, setBusy] = useState(false);
  const pollingInterval = usePolling(isBusy ? BUSY : IDLE);
  const { data, error, refetch } = useCdpImportsQuery(query, { pollingInterval });
  const { create } = useAllowed('imports');

  const underWay = data?.items.some(isImporting) ?? false;
  if (underWay !== isBusy) setBusy(underWay);

  const isEmpty = data?.pagination.total === 0;
  const createButton = create && (
    <LinkButton tag={NavLink} to="create" startIcon={<Plus />}>
      {text('imports.create')}
    </LinkButton>
  );
  return (
    <Page.Main>
      <Page.Title>{text('imports.title')}</Page.Title>
      <Layouts.Header
        title={text('imports.title')}
        subtitle={text('imports.subtitle')}
        primaryAction={isEmpty || error ? undefined : createButton}
      />
      <Layouts.Content>
        {error ? (
          <FailurePanel error={error} onRetry={refetch} />
        ) : isEmpty ? (
          <EmptyState content={text('imports.empty')} action={createButton} />
        ) : (
          <>
            <ImportsTable runs={data?.items} />
            {data && <Pages pagination={data.pagination} />}
          </>
        )}
      </Layouts.Content>
    </Page.Main>
  );
}
