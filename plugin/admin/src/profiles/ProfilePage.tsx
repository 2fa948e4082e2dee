import { Flex, Typography } from '@strapi/design-system';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { useParams } from 'react-router-dom';
import { Guarded } from '../shared/access/index.ts';
import { useFormat } from '../shared/format/index.ts';
import { Facts, LoadFailure } from '../shared/page/index.ts';
import { HOME } from '../shared/routes/index.ts';
import { useText } from '../shared/text/index.ts';
import { RelativeTime } from '../shared/time/index.ts';
import { useCdpProfileQuery } from './api.ts';
import { Consent } from './Consent.tsx';
import { Identifiers } from './Identifiers.tsx';
import { KnownBadge } from './KnownBadge.tsx';
import { Timeline } from './Timeline.tsx';
import { Traits } from './Traits.tsx';

/** Everything that is known of one customer. */
export function ProfilePage() {
  return (
    <Guarded subject="profiles" verb="read">
      <ProfileDetails />
    </Guarded>
  );
}

function ProfileDetails() {
  const text = useText();
  const format = useFormat();
  const { id = '' } = useParams();
  const { data: profile, error, refetch } = useCdpProfileQuery(id);

  if (error) return <LoadFailure error={error} onRetry={refetch} back={`${HOME}/profiles`} />;
  if (!profile) return <Page.Loading />;

  const { label, known, identifiers, traits, eventCount, createdAt, lastSeenAt } = profile;
  return (
    <Page.Main>
      <Page.Title>{label}</Page.Title>
      <Layouts.Header
        navigationAction={<BackButton fallback={`${HOME}/profiles`} />}
        title={label}
        secondaryAction={<KnownBadge known={known} />}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          <Facts
            facts={[
              { label: text('profiles.events'), value: say(format.number(eventCount)) },
              { label: text('profiles.first-seen'), value: say(<RelativeTime at={createdAt} />) },
              { label: text('profiles.last-seen'), value: say(<RelativeTime at={lastSeenAt} />) },
            ]}
          />
          <Identifiers identifiers={identifiers} />
          <Traits traits={traits} />
          <Consent profile={id} />
          <Timeline profile={id} />
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}

function say(value: ReactNode) {
  return <Typography>{value}</Typography>;
}
