import { Box, Flex, TextInput } from '@strapi/design-system';
import { useQueryParams } from '@strapi/strapi/admin';
import { profileSortSchema } from 'strapi-cdp-config';
import { useCdpSegmentChoicesQuery } from '../segment-content/index.ts';
import { useAllowed } from '../shared/access/index.ts';
import { Filter } from '../shared/list/index.ts';
import { useText } from '../shared/text/index.ts';
import type { ProfilesAddress } from './use-profiles-query.ts';

/** Days that one may go back. */
const SEEN_DAYS = ['1', '7', '30', '90'];

/** Narrows and sorts the list; what is chosen stands in the address. */
export function ProfileFilters() {
  const text = useText();
  const { read } = useAllowed('segments');
  const { data: segments } = useCdpSegmentChoicesQuery(undefined, { skip: !read });
  const [{ query }, setQuery] = useQueryParams<ProfilesAddress>();
  const change = (next: ProfilesAddress) =>
    setQuery({ after: undefined, before: undefined, ...next }, 'push', true);
  return (
    <Flex gap={2} wrap="wrap">
      <Filter
        label={text('profiles.filter-known')}
        any={text('profiles.filter-everybody')}
        value={query.known}
        choices={[
          { value: 'known', label: text('profiles.known') },
          { value: 'anonymous', label: text('profiles.anonymous') },
        ]}
        onChange={(known) => change({ known })}
      />
      <Filter
        label={text('profiles.filter-seen')}
        any={text('profiles.filter-any-time')}
        value={query.seen}
        choices={SEEN_DAYS.map((days) => ({
          value: days,
          label: text('profiles.filter-days', { days: Number(days) }),
        }))}
        onChange={(seen) => change({ seen })}
      />
      {segments && segments.items.length > 0 && (
        <Filter
          label={text('profiles.filter-segment')}
          any={text('profiles.filter-any-segment')}
          value={query.segment}
          choices={segments.items.map(({ value, name, groupName }) => ({
            value,
            label: `${groupName}: ${name}`,
          }))}
          onChange={(segment) => change({ segment })}
        />
      )}
      <Filter
        label={text('profiles.sort')}
        value={query.sort ?? 'createdAt:desc'}
        choices={profileSortSchema.options.map((sort) => ({
          value: sort,
          label: text(`profiles.sort-${SORT_NAMES[sort]}`),
        }))}
        onChange={(sort) => change({ sort })}
      />
      <Box width="22rem">
        <TextInput
          key={query.source ?? ''}
          size="S"
          aria-label={text('profiles.filter-source')}
          placeholder={text('profiles.filter-source')}
          defaultValue={query.source ?? ''}
          onKeyDown={(event) => {
            if (event.key === 'Enter') change({ source: event.currentTarget.value || undefined });
          }}
          onBlur={(event) => {
            const source = event.currentTarget.value || undefined;
            if (source !== query.source) change({ source });
          }}
        />
      </Box>
    </Flex>
  );
}

const SORT_NAMES = {
  'createdAt:desc': 'newest',
  'createdAt:asc': 'oldest',
  'lastSeenAt:desc': 'seen-last',
  'lastSeenAt:asc': 'seen-first',
} as const;
