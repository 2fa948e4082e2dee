import { Typography } from '@strapi/design-system';
import { useState } from 'react';
import { BarsOverTime } from '../shared/charts/index.ts';
import { FailurePanel, Loading, Panel } from '../shared/feedback/index.ts';
import { useFormat } from '../shared/format/index.ts';
import { Filter } from '../shared/list/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpProfileActivityQuery } from './api.ts';
import { fillDays } from './days.ts';

/** Days that the chart may tell of; beyond 120 it tells of weeks. */
const DAYS = [30, 90, 364];

/** How much a customer did, day by day or week by week. */
export function ActivityPanel({ profile }: { profile: string }) {
  const text = useText();
  const format = useFormat();
  const [days, setDays] = useState(90);
  const { data, error, refetch } = useCdpProfileActivityQuery({ id: profile, days });
  const label = text(days > 120 ? 'activity.by-week' : 'activity.by-day');
  if (error) return <FailurePanel error={error} onRetry={refetch} />;
  return (
    <Panel
      title={text('activity.title')}
      action={
        <Filter
          label={text('activity.period')}
          value={String(days)}
          choices={DAYS.map((count) => ({
            value: String(count),
            label: text('profiles.filter-days', { days: count }),
          }))}
          onChange={(count) => setDays(Number(count))}
        />
      }
    >
      {!data ? (
        <Loading />
      ) : data.days.length === 0 ? (
        <Typography textColor="neutral600">{text('activity.empty')}</Typography>
      ) : (
        <BarsOverTime
          label={label}
          bars={fillDays(data.days, days, new Date())}
          format={format.number}
        />
      )}
    </Panel>
  );
}
