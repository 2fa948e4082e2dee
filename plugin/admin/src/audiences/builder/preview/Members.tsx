import { Box, Flex, IconButton, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import { useState } from 'react';
import type { Rule } from 'strapi-cdp-config';
import { toFailure } from '../../../shared/api/index.ts';
import { useText } from '../../../shared/text/index.ts';
import { useCdpPreviewMembersQuery } from '../api.ts';
import { ProfileName } from './ProfileName.tsx';

const PAGE_SIZE = 5;

/** Some of those that a rule means, a page at a time. */
export function Members({ rule }: { rule: Rule }) {
  const text = useText();
  /** The last member of each page before this one. */
  const [before, setBefore] = useState<string[]>([]);
  const { data, error } = useCdpPreviewMembersQuery({
    rule,
    after: before.at(-1) ?? null,
    pageSize: PAGE_SIZE,
  });
  const next = data?.next;
  return (
    <Box tag="section" aria-label={text('preview.members')}>
      <Flex justifyContent="space-between" gap={2}>
        <Typography tag="h3" variant="sigma" textColor="neutral600">
          {text('preview.members')}
        </Typography>
        {(before.length > 0 || next) && (
          <Flex gap={1}>
            <IconButton
              variant="ghost"
              size="S"
              label={text('preview.members-back')}
              disabled={before.length === 0}
              onClick={() => setBefore(before.slice(0, -1))}
            >
              <ChevronLeft />
            </IconButton>
            <IconButton
              variant="ghost"
              size="S"
              label={text('preview.members-next')}
              disabled={!next}
              onClick={() => next && setBefore([...before, next])}
            >
              <ChevronRight />
            </IconButton>
          </Flex>
        )}
      </Flex>
      {error && (
        <Typography variant="pi" textColor="danger600">
          {toFailure(error).message ?? text('error.unknown')}
        </Typography>
      )}
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1} paddingTop={1}>
        {data?.items.map((profile) => (
          <li key={profile.id}>
            <ProfileName profile={profile} />
          </li>
        ))}
      </Flex>
    </Box>
  );
}
