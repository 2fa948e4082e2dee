import { Flex } from '@strapi/design-system';
import { useQueryParams } from '@strapi/strapi/admin';
import { useState } from 'react';
import { EmptyState, FailurePanel, Loading } from '../../shared/feedback/index.ts';
import { usePolling } from '../../shared/polling/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpSetAsideReasonsQuery } from '../api.ts';
import { Reasons } from './Reasons.tsx';
import { SetAsideEvents } from './SetAsideEvents.tsx';

/** Milliseconds between two looks for more. */
const REFRESH = 10_000;

/** The events that could not be processed: why, how many, and each of them. */
export function SetAside() {
  const text = useText();
  const pollingInterval = usePolling(REFRESH);
  const { data, error, refetch } = useCdpSetAsideReasonsQuery(undefined, { pollingInterval });
  const [chosen, setChosen] = useState<string>();
  const [, setQuery] = useQueryParams<{ page: number }>();

  if (error) return <FailurePanel error={error} onRetry={refetch} />;
  if (!data) return <Loading />;
  if (data.events === 0) return <EmptyState content={text('set-aside.empty')} />;

  const reason = data.items.some((item) => item.reason === chosen) ? chosen : undefined;
  const choose = (next: string | undefined) => {
    setChosen(next);
    setQuery({ page: 1 }, 'push', true);
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Reasons reasons={data} chosen={reason} onChoose={choose} />
      <SetAsideEvents reason={reason} />
    </Flex>
  );
}
