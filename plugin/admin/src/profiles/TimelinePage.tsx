import { Button, Flex, Typography } from '@strapi/design-system';
import { FailurePanel, Loading } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpProfileEventsQuery } from './api.ts';
import { TimelineEvent } from './TimelineEvent.tsx';
import type { TimelineFilter } from './TimelineFilters.tsx';

interface Props {
  profile: string;
  filter: TimelineFilter;
  /** Where the page begins; undefined for the newest events. */
  before: string | undefined;
  /** Loads the page after this one; undefined when that has been done. */
  onMore: ((next: string) => void) | undefined;
}

/** A page of a customer's events. */
export function TimelinePage({ profile, filter, before, onMore }: Props) {
  const text = useText();
  const { data, error, refetch } = useCdpProfileEventsQuery({
    id: profile,
    query: { ...filter, before },
  });

  const isFiltered = Object.values(filter).some((value) => value !== undefined);

  if (error) return <FailurePanel error={error} onRetry={refetch} />;
  if (!data) return <Loading />;
  if (data.items.length === 0 && before === undefined) {
    return (
      <Typography textColor="neutral600">
        {text(isFiltered ? 'timeline.no-match' : 'timeline.empty')}
      </Typography>
    );
  }
  const { next } = data;
  return (
    <>
      <Flex tag="ol" direction="column" alignItems="stretch" gap={2}>
        {data.items.map((event) => (
          <li key={event.messageId}>
            <TimelineEvent event={event} />
          </li>
        ))}
      </Flex>
      {next !== null && onMore && (
        <Flex justifyContent="center" paddingTop={2}>
          <Button variant="tertiary" onClick={() => onMore(next)}>
            {text('timeline.more')}
          </Button>
        </Flex>
      )}
    </>
  );
}
