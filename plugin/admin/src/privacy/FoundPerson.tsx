import { Box, Flex, Link, Loader, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';
import type { PersonFound } from '../../../shared/contracts/privacy.ts';
import { fieldProblems, toFailure } from '../shared/api/index.ts';
import { FailurePanel, Notice, Panel } from '../shared/feedback/index.ts';
import { useFormat } from '../shared/format/index.ts';
import { usePolling } from '../shared/polling/index.ts';
import { HOME } from '../shared/routes/index.ts';
import { useText } from '../shared/text/index.ts';
import { RelativeTime } from '../shared/time/index.ts';
import { useCdpPersonQuery } from './api.ts';
import { PersonActions } from './PersonActions.tsx';
import { subjectOfIdentifier, subjectOfProfile } from './person.ts';
import { RequestsTable } from './requests/index.ts';

/** Milliseconds between two looks while something is being erased. */
const BUSY = 1500;

/** What there is of the person that an identifier names, and what can be done about it. */
export function FoundPerson({ asked }: { asked: { type: string; value: string } }) {
  const text = useText();
  const [isBusy, setBusy] = useState(false);
  const pollingInterval = usePolling(isBusy ? BUSY : 0);
  const {
    data: found,
    error,
    refetch,
  } = useCdpPersonQuery(asked, {
    pollingInterval,
    refetchOnMountOrArgChange: true,
  });

  const underWay = found?.requests.some(({ endedAt }) => endedAt === null) ?? false;
  if (underWay !== isBusy) setBusy(underWay);

  if (error) {
    const names = fieldProblems(toFailure(error)).length > 0;
    return names ? (
      <Notice tone="warning">{text('privacy.names-nobody', { value: asked.value })}</Notice>
    ) : (
      <FailurePanel error={error} onRetry={refetch} />
    );
  }
  if (!found) {
    return (
      <Flex justifyContent="center" padding={6}>
        <Loader>{text('list.loading')}</Loader>
      </Flex>
    );
  }

  const { profile, suppressedAt, requests } = found;
  return (
    <Panel
      title={profile?.label ?? asked.value}
      action={
        <PersonActions
          profileId={profile?.id}
          subject={
            profile ? subjectOfProfile(profile) : subjectOfIdentifier(asked.type, asked.value)
          }
          isSuppressed={suppressedAt !== null}
        />
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        {profile ? (
          <Known profile={profile} />
        ) : (
          <Typography textColor="neutral600">
            {text(suppressedAt ? 'privacy.nothing-held' : 'privacy.nobody')}
          </Typography>
        )}
        {suppressedAt && (
          <Notice>
            {text('privacy.suppressed')} (<RelativeTime at={suppressedAt} />)
          </Notice>
        )}
        {requests.length > 0 && (
          <Box>
            <Typography variant="sigma" textColor="neutral600" tag="h3" paddingBottom={2}>
              {text('privacy.earlier')}
            </Typography>
            <RequestsTable requests={requests} />
          </Box>
        )}
      </Flex>
    </Panel>
  );
}

function Known({ profile }: { profile: NonNullable<PersonFound['profile']> }) {
  const text = useText();
  const format = useFormat();
  const { id, identifiers, eventCount, createdAt } = profile;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex tag="ul" gap={4} wrap="wrap">
        {identifiers.map(({ type, value }) => (
          <Typography key={`${type} ${value}`} tag="li">
            <Typography tag="span" variant="pi" textColor="neutral600">
              {type}
            </Typography>{' '}
            {value}
          </Typography>
        ))}
      </Flex>
      <Typography textColor="neutral600">
        {text('privacy.held', { count: eventCount, events: format.number(eventCount) })}{' '}
        <RelativeTime at={createdAt} />.
      </Typography>
      <Link tag={NavLink} to={`${HOME}/profiles/${id}`} isExternal={false}>
        {text('privacy.open-profile')}
      </Link>
    </Flex>
  );
}
