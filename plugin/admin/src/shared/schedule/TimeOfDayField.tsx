import { Field, TimePicker } from '@strapi/design-system';
import { useText } from '../text/index.ts';
import type { Preset } from './preset.ts';

type TimedPreset = Extract<Preset, { hour: number }>;

interface Props {
  preset: TimedPreset;
  isDisabled: boolean;
  onChange: (preset: Preset) => void;
}

const twoDigits = (number: number) => String(number).padStart(2, '0');

/** The time of day at which a schedule runs. */
export function TimeOfDayField({ preset, isDisabled, onChange }: Props) {
  const text = useText();
  return (
    <Field.Root name="schedule-time" id="schedule-time" width="100%">
      <Field.Label>{text('schedule.time')}</Field.Label>
      <TimePicker
        value={`${twoDigits(preset.hour)}:${twoDigits(preset.minute)}`}
        disabled={isDisabled}
        onChange={(time) => {
          const [hour, minute] = String(time).split(':').map(Number);
          if (hour === undefined || minute === undefined) return;
          if (Number.isInteger(hour) && Number.isInteger(minute)) {
            onChange({ ...preset, hour, minute });
          }
        }}
      />
    </Field.Root>
  );
}
