import { Flex, Loader, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useState } from 'react';
import type { SourceVolumeQuery } from '../../../../shared/contracts/sources.ts';
import { FailurePanel, Panel } from '../../shared/feedback/index.ts';
import { usePolling } from '../../shared/polling/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpSourceVolumeQuery } from '../api.ts';
import { total } from './total.ts';
import { VolumeChart } from './VolumeChart.tsx';

/** Milliseconds between two looks. */
const REFRESH = 10_000;

/** How much came from a source, by hour or by day. */
export function VolumePanel({ source }: { source: string }) {
  const text = useText();
  const [period, setPeriod] = useState<SourceVolumeQuery['period']>('day');
  const [timeZone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  const pollingInterval = usePolling(REFRESH);
  const query = { source, period, timeZone };
  const { currentData, error, refetch } = useCdpSourceVolumeQuery(query, { pollingInterval });

  if (error) return <FailurePanel error={error} onRetry={refetch} />;
  const sums = total(currentData?.items ?? []);
  const summary = text(`sources.volume-summary-${period}`, sums);
  return (
    <Panel
      title={text('sources.volume')}
      action={
        <SingleSelect
          size="S"
          aria-label={text('sources.period')}
          value={period}
          onChange={(chosen) => setPeriod(chosen === 'month' ? 'month' : 'day')}
        >
          <SingleSelectOption value="day">{text('sources.period-day')}</SingleSelectOption>
          <SingleSelectOption value="month">{text('sources.period-month')}</SingleSelectOption>
        </SingleSelect>
      }
    >
      {currentData ? (
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Typography>{summary}</Typography>
          {Object.values(sums).some((sum) => sum > 0) && (
            <VolumeChart volumes={currentData.items} period={period} summary={summary} />
          )}
        </Flex>
      ) : (
        <Flex justifyContent="center" padding={8}>
          <Loader>{text('list.loading')}</Loader>
        </Flex>
      )}
    </Panel>
  );
}
