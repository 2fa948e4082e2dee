import { Button, Flex, Typography } from '@strapi/design-system';
import { Play, Stop } from '@strapi/icons';
import { useDebounce } from '@strapi/strapi/admin';
import { useState } from 'react';
import { EmptyState, FailurePanel, Loading } from '../../shared/feedback/index.ts';
import { useText } from '../../shared/text/index.ts';
import { LiveFilters } from './LiveFilters.tsx';
import { LiveRow } from './LiveRow.tsx';
import { type LiveFilter, useLiveEvents } from './use-live-events.ts';

/** Milliseconds without a key pressed after which a filter counts. */
const PAUSE = 350;

/** Events as they arrive, with what became of each. */
export function Live() {
  const text = useText();
  const [filter, setFilter] = useState<LiveFilter>({});
  const [isPaused, setPaused] = useState(false);
  const settled = useDebounce(filter, PAUSE);
  const { items, error, hasAsked, retry } = useLiveEvents(settled, isPaused);

  if (error) return <FailurePanel error={error} onRetry={retry} />;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex gap={3} justifyContent="space-between" alignItems="flex-end" wrap="wrap">
        <LiveFilters filter={filter} onChange={setFilter} />
        <Button
          variant="secondary"
          startIcon={isPaused ? <Play /> : <Stop />}
          onClick={() => setPaused(!isPaused)}
        >
          {text(isPaused ? 'live.resume' : 'live.pause')}
        </Button>
      </Flex>
      <Typography variant="pi" textColor="neutral600">
        {text('live.explained')}
      </Typography>
      {items.length > 0 ? (
        <Flex tag="ol" direction="column" alignItems="stretch" gap={2}>
          {items.map((item) => (
            <li key={item.id}>
              <LiveRow item={item} />
            </li>
          ))}
        </Flex>
      ) : hasAsked ? (
        <EmptyState content={text('live.empty')} />
      ) : (
        <Loading />
      )}
    </Flex>
  );
}
