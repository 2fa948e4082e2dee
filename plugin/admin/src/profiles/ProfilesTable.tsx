import { Flex, Link, Typography } from '@strapi/design-system';
import { Table } from '@strapi/strapi/admin';
import { NavLink, useNavigate } from 'react-router-dom';
import type { ProfilesPage } from 'strapi-cdp-config';
import { useText } from '../shared/text/index.ts';
import { RelativeTime } from '../shared/time/index.ts';
import { KnownBadge } from './KnownBadge.tsx';

/** Identifiers that a row shows before it only counts the rest. */
const MOST_IDENTIFIERS = 3;

type ProfileSummary = ProfilesPage['items'][number];

/** Profiles as rows; undefined while they are being loaded. */
export function ProfilesTable({ profiles }: { profiles: ProfileSummary[] | undefined }) {
  const text = useText();
  const headers = [
    { name: 'label', label: text('profiles.who') },
    { name: 'identifiers', label: text('profiles.identifiers') },
    { name: 'createdAt', label: text('profiles.since') },
    { name: 'lastSeenAt', label: text('profiles.last-seen') },
  ];
  return (
    <Table.Root headers={headers} isLoading={profiles === undefined} rows={profiles}>
      <Table.Content>
        <Table.Head>
          {headers.map((header) => (
            <Table.HeaderCell key={header.name} {...header} />
          ))}
        </Table.Head>
        <Table.Loading>{text('list.loading')}</Table.Loading>
        <Table.Body>
          {profiles?.map((profile) => (
            <ProfileTableRow key={profile.id} profile={profile} />
          ))}
        </Table.Body>
      </Table.Content>
    </Table.Root>
  );
}

function ProfileTableRow({ profile }: { profile: ProfileSummary }) {
  const text = useText();
  const navigate = useNavigate();
  const { id, label, known, identifiers, createdAt, lastSeenAt } = profile;
  const rest = identifiers.length - MOST_IDENTIFIERS;
  return (
    <Table.Row onClick={() => navigate(id)} style={{ cursor: 'pointer' }}>
      <Table.Cell maxWidth="32rem">
        <Flex gap={2} wrap="wrap">
          <Link tag={NavLink} to={id} isExternal={false}>
            {label}
          </Link>
          <KnownBadge known={known} />
        </Flex>
      </Table.Cell>
      <Table.Cell maxWidth="36rem">
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
      </Table.Cell>
      <Table.Cell>
        <Typography>
          <RelativeTime at={createdAt} />
        </Typography>
      </Table.Cell>
      <Table.Cell>
        <Typography>
          <RelativeTime at={lastSeenAt} />
        </Typography>
      </Table.Cell>
    </Table.Row>
  );
}
