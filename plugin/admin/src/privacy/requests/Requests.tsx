import { Box, Flex, Typography } from '@strapi/design-system';
import { Loading } from '../../shared/feedback/index.ts';
import { ListContent } from '../../shared/list/index.ts';
import { useBusyPolling } from '../../shared/polling/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpPrivacyRequestsQuery } from '../api.ts';
import { RequestFilters } from './RequestFilters.tsx';
import { RequestsTable } from './RequestsTable.tsx';
import { useRequestsQuery } from './use-requests-query.ts';

/** Milliseconds between two looks: while something is being erased, and while nothing is. */
const PACE = { busy: 1500, idle: 15_000 };

/** Who asked for what, newest first. */
export function Requests() {
  const text = useText();
  const query = useRequestsQuery();
  const [pollingInterval, setBusy] = useBusyPolling(PACE);
  const result = useCdpPrivacyRequestsQuery(query, { pollingInterval });
  setBusy(result.data?.items.some(({ endedAt }) => endedAt === null) ?? false);

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
      <ListContent
        result={result}
        isFiltered={query.action !== undefined || query.state !== undefined}
        empty={text('privacy.requests-empty')}
      >
        {(requests) => (requests ? <RequestsTable requests={requests} /> : <Loading />)}
      </ListContent>
    </Box>
  );
}
