import { Flex, Grid } from '@strapi/design-system';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { useParams } from 'react-router-dom';
import { ProfileExports } from '../exported-entries/index.ts';
import { ProfilePrivacy } from '../privacy/index.ts';
import { ProfileSegments } from '../segment-content/index.ts';
import { Guarded } from '../shared/access/index.ts';
import { LoadFailure } from '../shared/page/index.ts';
import { HOME } from '../shared/routes/index.ts';
import { ActivityPanel } from './ActivityPanel.tsx';
import { useCdpProfileQuery } from './api.ts';
import { ComputedTraits } from './ComputedTraits.tsx';
import { Consent } from './Consent.tsx';
import { Identifiers } from './Identifiers.tsx';
import { MergesPanel } from './MergesPanel.tsx';
import { OrdersPanel } from './OrdersPanel.tsx';
import { ProfileHead } from './ProfileHead.tsx';
import { Timeline } from './Timeline.tsx';
import { Traits } from './Traits.tsx';

interface Props {
  /** Panels of other parts, which know profiles by their ids. */
  children: (profile: string) => ReactNode;
}

/** Everything that is known of one customer, in panels that each ask for what they show. */
export function ProfilePage({ children }: Props) {
  return (
    <Guarded subject="profiles" verb="read">
      <ProfileDetails>{children}</ProfileDetails>
    </Guarded>
  );
}

function ProfileDetails({ children }: Props) {
  const { id = '' } = useParams();
  const { data: profile, error, refetch } = useCdpProfileQuery(id);

  if (error) return <LoadFailure error={error} onRetry={refetch} back={`${HOME}/profiles`} />;
  if (!profile) return <Page.Loading />;

  const { label, identifiers, traits } = profile;
  return (
    <Page.Main>
      <Page.Title>{label}</Page.Title>
      <Layouts.Header
        navigationAction={<BackButton fallback={`${HOME}/profiles`} />}
        title={label}
        primaryAction={<ProfilePrivacy profile={profile} />}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          <ProfileHead profile={profile} />
          <Identifiers identifiers={identifiers} />
          {children(id)}
          <ComputedTraits computed={profile.computed} />
          <Traits traits={traits} />
          <ProfileSegments profile={profile} />
          <Consent profile={id} />
          <Grid.Root gap={4}>
            <Grid.Item col={6} s={12} xs={12} alignItems="stretch">
              <OrdersPanel profile={id} />
            </Grid.Item>
            <Grid.Item col={6} s={12} xs={12} alignItems="stretch">
              <ActivityPanel profile={id} />
            </Grid.Item>
          </Grid.Root>
          <ProfileExports identifiers={identifiers} />
          <Timeline profile={id} />
          <MergesPanel profile={id} />
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}
