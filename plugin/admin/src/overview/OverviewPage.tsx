import { Flex, Grid } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Guarded } from '../shared/access/index.ts';
import { ConnectorAway, ErrorPanel } from '../shared/feedback/index.ts';
import { usePolling } from '../shared/polling/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpOverviewQuery } from './api.ts';
import { ConnectorPanel } from './ConnectorPanel.tsx';
import { DefinitionsPanel } from './DefinitionsPanel.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import { LastDay } from './LastDay.tsx';
import { Registrations } from './Registrations.tsx';

/** Milliseconds between two looks at the connector. */
const REFRESH = 5000;

/** The first screen: whether the connector is there, and what it has been doing. */
export function OverviewPage() {
  return (
    <Guarded subject="overview" verb="read">
      <OverviewDetails />
    </Guarded>
  );
}

function OverviewDetails() {
  const text = useText();
  const pollingInterval = usePolling(REFRESH);
  const { data, error, refetch } = useCdpOverviewQuery(undefined, { pollingInterval });

  if (!data && !error) return <Page.Loading />;
  return (
    <Page.Main>
      <Page.Title>{text('overview.title')}</Page.Title>
      <Layouts.Header title={text('plugin.name')} subtitle={text('overview.subtitle')} />
      <Layouts.Content>
        {data ? (
          <Flex direction="column" alignItems="stretch" gap={6}>
            {data.connector.reachable ? (
              <>
                <Grid.Root gap={4}>
                  <Grid.Item col={6} s={12} xs={12} alignItems="stretch">
                    <ConnectorPanel status={data.connector.status} />
                  </Grid.Item>
                  <Grid.Item col={6} s={12} xs={12} alignItems="stretch">
                    <DefinitionsPanel
                      copy={data.connector.status.definitions}
                      wrote={data.definitions}
                    />
                  </Grid.Item>
                </Grid.Root>
                <LastDay status={data.connector.status} />
              </>
            ) : (
              <ConnectorAway problem={data.connector.problem} />
            )}
            <FirstSteps overview={data} />
            <Registrations registrations={data.registrations} />
          </Flex>
        ) : (
          <ErrorPanel error={error} onRetry={refetch} />
        )}
      </Layouts.Content>
    </Page.Main>
  );
}
