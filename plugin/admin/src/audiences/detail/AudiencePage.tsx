import { Flex, Grid, LinkButton } from '@strapi/design-system';
import { Pencil } from '@strapi/icons';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { NavLink, useNavigate, useParams } from 'react-router-dom';
import type { AudienceRow } from '../../../../shared/contracts/audiences.ts';
import { Guarded, useAllowed } from '../../shared/access/index.ts';
import { Notice } from '../../shared/feedback/index.ts';
import { LoadFailure } from '../../shared/page/index.ts';
import { useBusyPolling } from '../../shared/polling/index.ts';
import { HOME } from '../../shared/routes/index.ts';
import { useText } from '../../shared/text/index.ts';
import { AudienceMenu } from '../AudienceMenu.tsx';
import { useCdpAudienceQuery } from '../api.ts';
import { VersionsPanel } from '../versions/index.ts';
import { AudienceFacts } from './AudienceFacts.tsx';
import { FailureNotice } from './FailureNotice.tsx';
import { HistoryPanels } from './HistoryPanels.tsx';
import { MembersPanel } from './MembersPanel.tsx';
import { RulePanel } from './RulePanel.tsx';
import { UsesPanel } from './UsesPanel.tsx';

const LIST = `${HOME}/audiences`;

/** Milliseconds between two looks: while it is computed, and while it is not. */
const PACE = { busy: 1500, idle: 10_000 };

interface Props {
  /** What else uses it, as other parts know it. */
  children: (audience: AudienceRow) => ReactNode;
}

/** An audience: who is in it, how that went, and what it was before. */
export function AudiencePage({ children }: Props) {
  return (
    <Guarded subject="audiences" verb="read">
      <Audience>{children}</Audience>
    </Guarded>
  );
}

function Audience({ children }: Props) {
  const text = useText();
  const navigate = useNavigate();
  const { documentId = '' } = useParams();
  const [pollingInterval, setBusy] = useBusyPolling(PACE);
  const { data: audience, error, refetch } = useCdpAudienceQuery(documentId, { pollingInterval });
  const { update } = useAllowed('audiences');
  const { read: maySeeProfiles } = useAllowed('profiles');
  // What the connector does not know yet it will know in a moment.
  setBusy(audience?.activity === null || audience?.activity?.state === 'computing');

  if (error) return <LoadFailure error={error} onRetry={refetch} back={LIST} />;
  if (!audience) return <Page.Loading />;

  const { name, description, managedBy, activity } = audience;
  const isManaged = managedBy === 'configuration';
  return (
    <Page.Main>
      <Page.Title>{name}</Page.Title>
      <Layouts.Header
        navigationAction={<BackButton fallback={LIST} />}
        title={name}
        subtitle={description || undefined}
        primaryAction={
          <Flex gap={2}>
            {!isManaged && update && (
              <LinkButton tag={NavLink} to="edit" variant="secondary" startIcon={<Pencil />}>
                {text('action.edit')}
              </LinkButton>
            )}
            <AudienceMenu audience={audience} onDeleted={() => navigate(LIST)} />
          </Flex>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          {isManaged && <Notice>{text('managed.notice')}</Notice>}
          {activity?.state === 'failed' && (
            <FailureNotice audience={audience} mayCompute={update ?? false} />
          )}
          <AudienceFacts audience={audience} />
          <Grid.Root gap={4}>
            <Grid.Item col={8} s={12} xs={12} alignItems="stretch">
              <RulePanel audience={audience} />
            </Grid.Item>
            <Grid.Item col={4} s={12} xs={12} alignItems="stretch">
              <UsesPanel audience={audience}>{children(audience)}</UsesPanel>
            </Grid.Item>
          </Grid.Root>
          <HistoryPanels documentId={documentId} />
          {maySeeProfiles && <MembersPanel audience={audience} />}
          <VersionsPanel audience={audience} />
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}
