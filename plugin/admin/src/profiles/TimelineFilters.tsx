import { Flex } from '@strapi/design-system';
import { type EventsQuery, eventTypeSchema } from 'strapi-cdp-config';
import { Filter } from '../shared/list/index.ts';
import { useText } from '../shared/text/index.ts';
import { useCdpProfileActivityQuery } from './api.ts';

/** Days in which names and sources are looked for. */
const CHOICES_SINCE = 364;

/** Days of the periods that one may choose. */
const PERIODS = [1, 7, 30, 90];

const DAY = 24 * 60 * 60 * 1000;

export type TimelineFilter = Pick<EventsQuery, 'type' | 'name' | 'source' | 'from'>;

interface Props {
  profile: string;
  filter: TimelineFilter & { days?: string };
  onChange: (filter: TimelineFilter & { days?: string }) => void;
}

/** Narrows a timeline: by kind of event, name, source and period. */
export function TimelineFilters({ profile, filter, onChange }: Props) {
  const text = useText();
  const { data } = useCdpProfileActivityQuery({ id: profile, days: CHOICES_SINCE });
  const plain = (values: string[] = []) => values.map((value) => ({ value, label: value }));
  return (
    <Flex gap={2} wrap="wrap">
      <Filter
        label={text('timeline.filter-type')}
        any={text('timeline.any-type')}
        value={filter.type}
        choices={plain(eventTypeSchema.options)}
        onChange={(type) => onChange({ ...filter, type: eventTypeSchema.safeParse(type).data })}
      />
      <Filter
        label={text('timeline.filter-name')}
        any={text('timeline.any-name')}
        value={filter.name}
        choices={plain(data?.names)}
        onChange={(name) => onChange({ ...filter, name })}
      />
      <Filter
        label={text('timeline.filter-source')}
        any={text('timeline.any-source')}
        value={filter.source}
        choices={plain(data?.sources)}
        onChange={(source) => onChange({ ...filter, source })}
      />
      <Filter
        label={text('activity.period')}
        any={text('profiles.filter-any-time')}
        value={filter.days}
        choices={PERIODS.map((days) => ({
          value: String(days),
          label: text('profiles.filter-days', { days }),
        }))}
        onChange={(days) => {
          const { days: _days, from: _from, ...others } = filter;
          const from = new Date(Date.now() - Number(days) * DAY);
          onChange(days ? { ...others, days, from: from.toISOString() } : others);
        }}
      />
    </Flex>
  );
}
