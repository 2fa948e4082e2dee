import { Box, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { EmptyState, FailurePanel } from '../../shared/feedback/index.ts';
import { Pages } from '../../shared/list/index.ts';
import { usePolling } from '../../shared/polling/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpPrivacyRequestsQuery } from '../api.ts';
import { RequestFilters } from './RequestFilters.tsx';
import { RequestsTable } from './RequestsTable.tsx';
import { useRequestsQuery } from './use-requests-query.ts';

/** Milliseconds between two looks: while something is being erased, and while nothing is. */
const BUSY = 1500;
const IDLE = 15_000;

/** Who asked for what, newest first. */
export function Requests() {
  const text = useText();
  const query = useRequestsQuery();
  const [isBusy, setBusy] = useState(false);
  const pollingInterval = usePolling(isBusy ? BUSY : IDLE);
  const { data, error, refetch } = useCdpPrivacyRequestsQuery(query, { pollingInterval });

  const underWay = data?.items.some(({ endedAt }) => endedAt === null) ?? false;
  if (underWay !== isBusy) setBusy(underWay);
  const isFiltered = query.action !== undefined || query.state !== undefined;

  return (
    <Box tag="section" aria-label={text('privacy.requests')}>
      <Flex
        justifyContent="space-between"
        alignItems="flex-end"
        gap={4}
        paddingBottom={4}
        wrap="wrap"
      >
        <Typography variant="beta" tag="h2">
          {text('privacy.requests')}
        </Typography>
        <RequestFilters query={query} />
      </Flex>
      {error ? (
        <FailurePanel error={error} onRetry={refetch} />
      ) : data?.pagination.total === 0 ? (
        <EmptyState
          content={text(isFiltered ? 'privacy.requests-none' : 'privacy.requests-empty')}
        />
      ) : (
        data && (
          <>
            <RequestsTable requests={data.items} />
            <Pages pagination={data.pagination} />
          </>
        )
      )}
    </Box>
  );
}
