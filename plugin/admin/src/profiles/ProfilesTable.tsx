import { Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import type { ProfilesPage } from 'strapi-cdp-config';
import { type Column, ListTable } from '../shared/list/index.ts';
import { useText } from '../shared/text/index.ts';
import { RelativeTime } from '../shared/time/index.ts';
import { KnownBadge } from './KnownBadge.tsx';

/** Identifiers that a row shows before it only counts the rest. */
const MOST_IDENTIFIERS = 3;

type ProfileSummary = ProfilesPage['items'][number];

/** Profiles as rows; undefined while they are being loaded. */
export function ProfilesTable({ profiles }: { profiles: ProfileSummary[] | undefined }) {
  const text = useText();
  const columns: Column<ProfileSummary>[] = [
    {
      name: 'label',
      label: text('profiles.who'),
      maxWidth: '32rem',
      cell: ({ id, label, known }) => (
        <Flex gap={2} wrap="wrap">
          <Link tag={NavLink} to={id} isExternal={false}>
            {label}
          </Link>
          <KnownBadge known={known} />
        </Flex>
      ),
    },
    {
      name: 'identifiers',
      label: text('profiles.identifiers'),
      maxWidth: '36rem',
      cell: ({ identifiers }) => <FirstIdentifiers identifiers={identifiers} />,
    },
    {
      name: 'createdAt',
      label: text('profiles.since'),
      cell: ({ createdAt }) => <RelativeTime at={createdAt} />,
    },
    {
      name: 'lastSeenAt',
      label: text('profiles.last-seen'),
      cell: ({ lastSeenAt }) => <RelativeTime at={lastSeenAt} />,
    },
  ];
  return (
    <ListTable rows={profiles} idOf={({ id }) => id} columns={columns} pathOf={({ id }) => id} />
  );
}

function FirstIdentifiers({ identifiers }: Pick<ProfileSummary, 'identifiers'>) {
  const text = useText();
  const rest = identifiers.length - MOST_IDENTIFIERS;
  return (
    <Flex direction="column" alignItems="stretch">
      {identifiers.slice(0, MOST_IDENTIFIERS).map(({ type, value }) => (
        <Typography key={`${type} ${value}`} tag="div" ellipsis title={value}>
          <Typography tag="span" variant="pi" textColor="neutral600">
            {type}
          </Typography>{' '}
          {value}
        </Typography>
      ))}
      {rest > 0 && (
        <Typography variant="pi" textColor="neutral600">
          {text('list.and-more', { count: rest })}
        </Typography>
      )}
    </Flex>
  );
}
