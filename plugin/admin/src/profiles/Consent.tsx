import { Badge, Box, Flex, Typography } from '@strapi/design-system';
import { FailurePanel, Loading, Panel } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { RelativeTime } from '../shared/time/index.ts';
import { useCdpProfileConsentQuery } from './api.ts';
import { SimpleTable } from './SimpleTable.tsx';

/** Stands for every category that the customer said nothing about. */
const ALL_OTHERS = '*';

/** What a customer agreed to, and whether the profile may be used to reach them. */
export function Consent({ profile }: { profile: string }) {
  const text = useText();
  const { data, error, refetch } = useCdpProfileConsentQuery(profile);
  if (error) return <FailurePanel error={error} onRetry={refetch} />;
  if (!data) return <Loading />;

  const { items, mayActivate, neededToActivate } = data;
  const state = mayActivate ? 'allowed' : 'forbidden';
  return (
    <Panel
      title={text('consent.title')}
      action={
        <Badge variant={mayActivate ? 'success' : 'danger'}>
          {text(`consent.activation-${state}`)}
        </Badge>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        {neededToActivate.length > 0 && (
          <Typography textColor="neutral600">
            {text('consent.needed', { categories: neededToActivate.join(', ') })}
          </Typography>
        )}
        {items.length === 0 ? (
          <Typography textColor="neutral600">{text('consent.nothing-said')}</Typography>
        ) : (
          <Box>
            <SimpleTable
              columns={[
                text('consent.category'),
                text('consent.answer'),
                text('consent.said-at'),
                text('profiles.source'),
              ]}
              rows={items.map(({ category, granted, at, source, by }) => ({
                key: category,
                cells: [
                  <Typography key="category">
                    {category === ALL_OTHERS ? text('consent.all-others') : category}
                  </Typography>,
                  <Badge key="answer" variant={granted ? 'success' : 'danger'}>
                    {text(granted ? 'consent.granted' : 'consent.denied')}
                  </Badge>,
                  <Typography key="at">
                    <RelativeTime at={at} />
                  </Typography>,
                  <Typography key="source">
                    {by === 'signal' ? text('consent.by-signal', { source }) : source}
                  </Typography>,
                ],
              }))}
            />
          </Box>
        )}
      </Flex>
    </Panel>
  );
}
