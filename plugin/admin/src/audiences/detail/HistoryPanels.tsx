import { Grid, Loader, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { isNotFound, toFailure } from '../../shared/api/index.ts';
import { FailurePanel, Panel } from '../../shared/feedback/index.ts';
import { useFormat } from '../../shared/format/index.ts';
import { usePolling } from '../../shared/polling/index.ts';
import { useText } from '../../shared/text/index.ts';
import { useCdpAudienceActivityQuery } from '../api.ts';
import { MovesChart } from './MovesChart.tsx';
import { SizeChart } from './SizeChart.tsx';

/** Days that the charts may tell of. */
const PERIODS = [14, 90, 365];

/** Milliseconds between two looks. */
const REFRESH = 10_000;

/** How the size of an audience went, and who came and went, day by day. */
export function HistoryPanels({ documentId }: { documentId: string }) {
  const text = useText();
  const format = useFormat();
  const [days, setDays] = useState(90);
  const pollingInterval = usePolling(REFRESH);
  const { data, error, refetch } = useCdpAudienceActivityQuery(
    { documentId, days },
    { pollingInterval },
  );
  const isUnknown = error !== undefined && isNotFound(toFailure(error));
  if (error && !isUnknown) return <FailurePanel error={error} onRetry={refetch} />;

  const period = (
    <SingleSelect
      aria-label={text('audiences.period')}
      size="S"
      value={String(days)}
      onChange={(value) => setDays(Number(value))}
    >
      {PERIODS.map((count) => (
        <SingleSelectOption key={count} value={String(count)}>
          {text('audiences.period-days', { days: count })}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
  if (isUnknown || !data || data.days.length === 0) {
    return (
      <Panel title={text('audiences.size-over-time')}>
        {data || isUnknown ? (
          <Typography textColor="neutral600">{text('audiences.no-history')}</Typography>
        ) : (
          <Loader small>{text('list.loading')}</Loader>
        )}
      </Panel>
    );
  }
  const [entered, exited] = (['entered', 'exited'] as const).map((what) =>
    data.days.reduce((sum, day) => sum + day[what], 0),
  );
  const moves = { entered: format.number(entered ?? 0), exited: format.number(exited ?? 0), days };
  return (
    <Grid.Root gap={4}>
      <Grid.Item col={6} s={12} xs={12} alignItems="stretch">
        <Panel title={text('audiences.size-over-time')} action={period}>
          <SizeChart days={data.days} />
        </Panel>
      </Grid.Item>
      <Grid.Item col={6} s={12} xs={12} alignItems="stretch">
        <Panel title={text('audiences.moves')}>
          <Typography tag="p" textColor="neutral600" paddingBottom={2}>
            {text('audiences.moves-sum', moves)}
          </Typography>
          <MovesChart days={data.days} label={text('audiences.moves-sum', moves)} />
        </Panel>
      </Grid.Item>
    </Grid.Root>
  );
}
