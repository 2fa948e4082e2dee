import { Flex, Grid, LinkButton } from '@strapi/design-system';
import { Pencil } from '@strapi/icons';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { NavLink, useNavigate, useParams } from 'react-router-dom';
import { Guarded, useAllowed, useReadable } from '../../shared/access/index.ts';
import { Notice } from '../../shared/feedback/index.ts';
import { LoadFailure } from '../../shared/page/index.ts';
import { useBusyPolling } from '../../shared/polling/index.ts';
import { HOME } from '../../shared/routes/index.ts';
import { useText } from '../../shared/text/index.ts';
import { ActivationMenu } from '../ActivationMenu.tsx';
import { hasWork } from '../activation-state.ts';
import { useCdpActivationQuery } from '../api.ts';
import { EnabledSwitch } from '../EnabledSwitch.tsx';
import { ActivationFacts } from './ActivationFacts.tsx';
import { DeliveriesPanel } from './DeliveriesPanel.tsx';
import { FieldsPanel } from './FieldsPanel.tsx';
import { StatePanel } from './StatePanel.tsx';

const LIST = `${HOME}/activations`;

/** Milliseconds between two looks: while something waits, and while nothing does. */
const PACE = { busy: 1500, idle: 10_000 };

/** An activation: what it tells whom, how it is doing, and each telling. */
export function ActivationPage() {
  return (
    <Guarded subject="activations" verb="read">
      <Activation />
    </Guarded>
  );
}

function Activation() {
  const text = useText();
  const navigate = useNavigate();
  const isReadable = useReadable();
  const { documentId = '' } = useParams();
  const [pollingInterval, setBusy] = useBusyPolling(PACE);
  const {
    data: activation,
    error,
    refetch,
  } = useCdpActivationQuery(documentId, { pollingInterval });
  const { update = false } = useAllowed('activations');
  setBusy(activation !== undefined && hasWork(activation));

  if (error) return <LoadFailure error={error} onRetry={refetch} back={LIST} />;
  if (!activation) return <Page.Loading />;

  const { name, description } = activation;
  const mayChange = update && activation.managedBy === 'editor';
  return (
    <Page.Main>
      <Page.Title>{name}</Page.Title>
      <Layouts.Header
        navigationAction={<BackButton fallback={LIST} />}
        title={name}
        subtitle={description || undefined}
        primaryAction={
          <Flex gap={4}>
            <EnabledSwitch activation={activation} mayChange={mayChange} />
            {mayChange && (
              <LinkButton tag={NavLink} to="edit" variant="secondary" startIcon={<Pencil />}>
                {text('action.edit')}
              </LinkButton>
            )}
            <ActivationMenu activation={activation} onDeleted={() => navigate(LIST)} />
          </Flex>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          {activation.managedBy === 'configuration' && <Notice>{text('managed.notice')}</Notice>}
          <ActivationFacts activation={activation} />
          <Grid.Root gap={4}>
            <Grid.Item col={6} s={12} xs={12} alignItems="stretch">
              <StatePanel activation={activation} />
            </Grid.Item>
            <Grid.Item col={6} s={12} xs={12} alignItems="stretch">
              <FieldsPanel fields={activation.fields} />
            </Grid.Item>
          </Grid.Root>
          {isReadable('profiles') && (
            <DeliveriesPanel activation={activation} pollingInterval={pollingInterval} />
          )}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}
