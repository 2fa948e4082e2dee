import { Button, Flex, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import { useQueryParams } from '@strapi/strapi/admin';
import type { ProfilesPage, ProfilesQuery } from 'strapi-cdp-config';
import { useFormat } from '../shared/format/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpProfilesTotalQuery } from './api.ts';
import type { ProfilesAddress } from './use-profiles-query.ts';

interface Props {
  page: ProfilesPage;
  query: ProfilesQuery;
}

/** Pages of a list that is too long for numbers, and about how long it is. */
export function PagesForthAndBack({ page, query: asked }: Props) {
  const text = useText();
  const format = useFormat();
  const [, setQuery] = useQueryParams<ProfilesAddress>();
  const { query, known, source, seenSince, segment } = asked;
  const { data } = useCdpProfilesTotalQuery({ query, known, source, seenSince, segment });
  const go = (to: ProfilesAddress) =>
    setQuery({ after: undefined, before: undefined, ...to }, 'push', true);
  return (
    <Flex justifyContent="space-between" paddingTop={4} gap={4} wrap="wrap">
      <Typography textColor="neutral600" aria-live="polite">
        {data && text(`profiles.total-${data.precision}`, { total: format.number(data.total) })}
      </Typography>
      <Flex gap={2}>
        <Button
          variant="tertiary"
          startIcon={<ChevronLeft />}
          disabled={page.previous === null}
          onClick={() => page.previous !== null && go({ before: page.previous })}
        >
          {text('list.previous')}
        </Button>
        <Button
          variant="tertiary"
          endIcon={<ChevronRight />}
          disabled={page.next === null}
          onClick={() => page.next !== null && go({ after: page.next })}
        >
          {text('list.next')}
        </Button>
      </Flex>
    </Flex>
  );
}
