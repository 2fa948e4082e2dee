import { Badge, Box, Flex, Link, TextButton, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';
import type { AudiencesOfProfile } from '../../../../shared/contracts/audiences.ts';
import { HOME } from '../../shared/routes/index.ts';
import { useText } from '../../shared/text/index.ts';
import { RelativeTime } from '../../shared/time/index.ts';

type Change = AudiencesOfProfile['changes'][number];

/** When a customer entered audiences and left them, why, and by which version of the rule. */
export function MembershipHistory({ changes }: { changes: Change[] }) {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  if (changes.length === 0) return null;
  return (
    <Box paddingTop={4}>
      <TextButton aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {text(isOpen ? 'audiences.history-hide' : 'audiences.history')}
      </TextButton>
      {isOpen && (
        <Flex
          tag="ol"
          direction="column"
          alignItems="stretch"
          gap={2}
          paddingTop={3}
          aria-label={text('audiences.history')}
        >
          {changes.map((change) => (
            <li key={change.sequence}>
              <Entry change={change} />
            </li>
          ))}
        </Flex>
      )}
    </Box>
  );
}

function Entry({ change: { documentId, name, change, at, cause, version } }: { change: Change }) {
  const text = useText();
  const hasEntered = change === 'entered';
  return (
    <Flex gap={2} wrap="wrap">
      <Badge size="S" variant={hasEntered ? 'success' : 'neutral'}>
        {text(hasEntered ? 'audiences.history-entered' : 'audiences.history-exited')}
      </Badge>
      {documentId === null ? (
        <Typography>{name}</Typography>
      ) : (
        <Link tag={NavLink} to={`${HOME}/audiences/${documentId}`} isExternal={false}>
          {name}
        </Link>
      )}
      <Typography variant="pi" textColor="neutral600">
        <RelativeTime at={at} />, {text(`audiences.cause-${cause}`)} ·{' '}
        {text('audiences.history-version', { version })}
      </Typography>
    </Flex>
  );
}
