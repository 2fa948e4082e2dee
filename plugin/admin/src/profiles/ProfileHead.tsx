import { Box, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import type { Profile } from 'strapi-cdp-config';
import { useFormat } from '../shared/format/index.ts';
import { Facts } from '../shared/page/index.ts';
import { useText } from '../shared/text/index.ts';
import { RelativeTime } from '../shared/time/index.ts';
import { initialsOf } from './initials.ts';
import { KnownBadge } from './KnownBadge.tsx';

/** Who it is, at a glance. */
export function ProfileHead({ profile }: { profile: Profile }) {
  const text = useText();
  const format = useFormat();
  const { label, known, identifiers, eventCount, createdAt, lastSeenAt } = profile;
  const email = identifiers.find(({ type }) => type === 'email')?.value;
  const first = identifiers.map(({ firstSeenAt }) => firstSeenAt).sort()[0] ?? createdAt;
  return (
    <Flex gap={4} alignItems="stretch" wrap="wrap">
      <Flex
        background="neutral0"
        hasRadius
        shadow="tableShadow"
        padding={5}
        gap={4}
        grow={1}
        minWidth="28rem"
      >
        <Flex
          aria-hidden
          background="primary100"
          borderRadius="50%"
          width="5.6rem"
          height="5.6rem"
          shrink={0}
          justifyContent="center"
        >
          <Typography variant="beta" textColor="primary700">
            {initialsOf(label)}
          </Typography>
        </Flex>
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Typography variant="delta" tag="p">
            {label}
          </Typography>
          {email && email !== label && <Typography textColor="neutral600">{email}</Typography>}
          <KnownBadge known={known} />
        </Flex>
      </Flex>
      <Box grow={1}>
        <Facts
          facts={[
            { label: text('profiles.events'), value: say(format.number(eventCount)) },
            { label: text('profiles.first-seen'), value: say(<RelativeTime at={first} />) },
            { label: text('profiles.last-seen'), value: say(<RelativeTime at={lastSeenAt} />) },
          ]}
        />
      </Box>
    </Flex>
  );
}

function say(value: ReactNode) {
  return <Typography>{value}</Typography>;
}
