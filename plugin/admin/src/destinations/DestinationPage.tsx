import { Flex } from '@strapi/design-system';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { useNavigate, useParams } from 'react-router-dom';
import { Guarded, useAllowed } from '../shared/access/index.ts';
import { Notice, Panel } from '../shared/feedback/index.ts';
import { LoadFailure } from '../shared/page/index.ts';
import { usePolling } from '../shared/polling/index.ts';
import { HOME } from '../shared/routes/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpDestinationQuery, useCdpTestDestinationMutation } from './api.ts';
import { DestinationFacts } from './DestinationFacts.tsx';
import { DestinationMenu } from './DestinationMenu.tsx';
import { DestinationUsers } from './DestinationUsers.tsx';
import { TestButton, TestOutcome } from './test/index.ts';

const LIST = `${HOME}/destinations`;
/** Milliseconds between two looks at how it is doing. */
const REFRESH = 10_000;

/** A destination: where it is, how it has been doing, and who delivers to it. */
export function DestinationPage() {
  return (
    <Guarded subject="destinations" verb="read">
      <Destination />
    </Guarded>
  );
}

function Destination() {
  const text = useText();
  const navigate = useNavigate();
  const { key = '' } = useParams();
  const pollingInterval = usePolling(REFRESH);
  const { data: destination, error, refetch } = useCdpDestinationQuery(key, { pollingInterval });
  const [test, { data: outcome, error: failure, isLoading }] = useCdpTestDestinationMutation();
  const allowed = useAllowed('destinations');

  if (error) return <LoadFailure error={error} onRetry={refetch} back={LIST} />;
  if (!destination) return <Page.Loading />;

  return (
    <Page.Main>
      <Page.Title>{destination.name}</Page.Title>
      <Layouts.Header
        navigationAction={<BackButton fallback={LIST} />}
        title={destination.name}
        subtitle={text(`destinations.kind-${destination.kind}`)}
        primaryAction={
          <Flex gap={2}>
            {allowed.test && <TestButton isBusy={isLoading} onTest={() => test(key)} />}
            <DestinationMenu destination={destination} onDeleted={() => navigate(LIST)} />
          </Flex>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          {destination.managedBy === 'configuration' && (
            <Notice>{text('destinations.managed')}</Notice>
          )}
          <TestOutcome isBusy={isLoading} result={outcome} failure={failure} />
          <DestinationFacts destination={destination} />
          <Panel title={text('destinations.workflows')}>
            <DestinationUsers kind="workflows" users={destination.workflows} />
          </Panel>
          <Panel title={text('destinations.activations')}>
            <DestinationUsers kind="activations" users={destination.activations} />
          </Panel>
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}
