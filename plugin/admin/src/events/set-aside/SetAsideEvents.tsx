import { Box, Flex, Typography } from '@strapi/design-system';
import { pageQuerySchema } from 'strapi-cdp-config';
import { FailurePanel, Loading } from '../../shared/feedback/index.ts';
import { Pages, useListQuery } from '../../shared/list/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpSetAsideQuery } from '../api.ts';
import { SetAsideRow } from './SetAsideRow.tsx';

/** The events of one reason, or of all, page by page. */
export function SetAsideEvents({ reason }: { reason: string | undefined }) {
  const text = useText();
  const query = useListQuery(pageQuerySchema);
  const { data, error, refetch } = useCdpSetAsideQuery({ ...query, reason });
  return (
    <Box tag="section" aria-label={text('set-aside.list')}>
      <Typography variant="beta" tag="h2" paddingBottom={4}>
        {text('set-aside.list')}
      </Typography>
      {error ? (
        <FailurePanel error={error} onRetry={refetch} />
      ) : data ? (
        <>
          <Flex tag="ol" direction="column" alignItems="stretch" gap={2}>
            {data.items.map((event) => (
              <li key={event.id}>
                <SetAsideRow event={event} />
              </li>
            ))}
          </Flex>
          <Pages pagination={data.pagination} />
        </>
      ) : (
        <Loading />
      )}
    </Box>
  );
}
