import { Flex, Typography } from '@strapi/design-system';
import { useText } from '../text/index.ts';
import { ChoiceField } from './ChoiceField.tsx';
import type { Preset } from './preset.ts';
import { TimeOfDayField } from './TimeOfDayField.tsx';
import { WeekdaysField } from './WeekdaysField.tsx';

/** Steps that divide the hour, so that the gaps are even. */
const EVEN_MINUTES = [1, 2, 3, 5, 10, 15, 20, 30];

interface Props {
  preset: Preset;
  isDisabled: boolean;
  onChange: (preset: Preset) => void;
}

/** The controls that belong to one kind of preset. */
export function PresetFields({ preset, isDisabled, onChange }: Props) {
  const text = useText();
  switch (preset.kind) {
    case 'live':
      return <Typography textColor="neutral600">{text('schedule.live-hint')}</Typography>;
    case 'minutes':
      return (
        <ChoiceField
          label={text('schedule.every')}
          value={preset.every}
          values={EVEN_MINUTES}
          say={(count) => text('schedule.minutes', { count })}
          isDisabled={isDisabled}
          onChange={(every) => onChange({ ...preset, every })}
        />
      );
    case 'hourly':
      return (
        <ChoiceField
          label={text('schedule.minute')}
          value={preset.minute}
          values={range(0, 55, 5)}
          say={(minute) => text('schedule.past-hour', { minute })}
          isDisabled={isDisabled}
          onChange={(minute) => onChange({ ...preset, minute })}
        />
      );
    case 'daily':
      return <TimeOfDayField {...{ preset, isDisabled, onChange }} />;
    case 'weekly':
      return (
        <Flex direction="column" alignItems="stretch" gap={4}>
          <TimeOfDayField {...{ preset, isDisabled, onChange }} />
          <WeekdaysField
            days={preset.days}
            isDisabled={isDisabled}
            onChange={(days) => onChange({ ...preset, days })}
          />
        </Flex>
      );
    case 'monthly':
      return (
        <Flex gap={4} alignItems="flex-start">
          <ChoiceField
            label={text('schedule.day')}
            value={preset.day}
            values={range(1, 31, 1)}
            say={String}
            isDisabled={isDisabled}
            onChange={(day) => onChange({ ...preset, day })}
          />
          <TimeOfDayField {...{ preset, isDisabled, onChange }} />
        </Flex>
      );
  }
}

function range(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, at) => from + at * step);
}
