import { Button, Flex, Loader, Typography } from '@strapi/design-system';
import { FailurePanel } from '../shared/feedback/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpProfileEventsQuery } from './api.ts';
import { TimelineEvent } from './TimelineEvent.tsx';

interface Props {
  profile: string;
  /** Where the page begins; undefined for the newest events. */
  before: string | undefined;
  /** Loads the page after this one; undefined when that has been done. */
  onMore: ((next: string) => void) | undefined;
}

/** A page of a customer's events. */
export function TimelinePage({ profile, before, onMore }: Props) {
  const text = useText();
  const { data, error, refetch } = useCdpProfileEventsQuery({ id: profile, before });

  if (error) return <FailurePanel error={error} onRetry={refetch} />;
  if (!data) return <Loader small>{text('list.loading')}</Loader>;
  if (data.items.length === 0 && before === undefined) {
    return <Typography textColor="neutral600">{text('timeline.empty')}</Typography>;
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
