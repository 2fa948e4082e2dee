import { Box, Flex, Link, TextButton, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';
import type { Rule } from 'strapi-cdp-config';
import type { AudiencesOfProfile } from '../../../../shared/contracts/audiences.ts';
import { toFailure } from '../../shared/api/index.ts';
import { HOME } from '../../shared/routes/index.ts';
import { useText } from '../../shared/text/index.ts';
import { RelativeTime } from '../../shared/time/index.ts';
import { ExplanationTree, useCdpExplainQuery } from '../builder/index.ts';
import { useRuleSentence } from '../use-rule-sentence.ts';

interface Props {
  /** Id of the profile. */
  profile: string;
  membership: AudiencesOfProfile['items'][number];
}

/** One of the audiences that a customer is in. */
export function Membership({ profile, membership }: Props) {
  const text = useText();
  const say = useRuleSentence();
  const [isOpen, setOpen] = useState(false);
  const { documentId, name, rule, enteredAt, cause } = membership;
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Flex gap={2} wrap="wrap">
        {documentId === null ? (
          <Typography fontWeight="semiBold">{name}</Typography>
        ) : (
          <Link tag={NavLink} to={`${HOME}/audiences/${documentId}`} isExternal={false}>
            {name}
          </Link>
        )}
        <Typography variant="pi" textColor="neutral600">
          {text('audiences.history-entered')} <RelativeTime at={enteredAt} />,{' '}
          {text(`audiences.cause-${cause}`)}
        </Typography>
      </Flex>
      {rule && (
        <>
          <Typography tag="p">{say(rule)}</Typography>
          <TextButton aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {text(isOpen ? 'audiences.why-hide' : 'audiences.why')}
          </TextButton>
          {isOpen && <Explained rule={rule} profile={profile} />}
        </>
      )}
    </Flex>
  );
}

function Explained({ rule, profile }: { rule: Rule; profile: string }) {
  const text = useText();
  const { data, error } = useCdpExplainQuery({ rule, profileId: profile });
  return (
    <Box paddingTop={2} paddingBottom={2} role="status">
      {error && (
        <Typography textColor="danger600">
          {toFailure(error).message ?? text('error.unknown')}
        </Typography>
      )}
      {data && <ExplanationTree rule={rule} explanation={data} />}
    </Box>
  );
}
