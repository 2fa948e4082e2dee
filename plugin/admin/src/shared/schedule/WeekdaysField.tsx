import { Checkbox, Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Fieldset } from '../form/index.ts';
import { useText } from '../text/index.ts';

/** Monday first; 0 is Sunday. */
const WEEK = [1, 2, 3, 4, 5, 6, 0];

interface Props {
  days: number[];
  isDisabled: boolean;
  onChange: (days: number[]) => void;
}

/** The days of the week on which a schedule runs: at least one. */
export function WeekdaysField({ days, isDisabled, onChange }: Props) {
  const text = useText();
  const { formatDate } = useIntl();
  // The first of October 2023 was a Sunday.
  const nameOf = (day: number) =>
    formatDate(Date.UTC(2023, 9, 1 + day), { weekday: 'short', timeZone: 'UTC' });

  const toggle = (day: number) => {
    const next = days.includes(day) ? days.filter((one) => one !== day) : [...days, day];
    onChange(next.sort((one, other) => one - other));
  };

  return (
    <Fieldset legend={text('schedule.days')}>
      <Flex gap={4} wrap="wrap">
        {WEEK.map((day) => (
          <Checkbox
            key={day}
            checked={days.includes(day)}
            disabled={isDisabled || (days.length === 1 && days.includes(day))}
            onCheckedChange={() => toggle(day)}
          >
            {nameOf(day)}
          </Checkbox>
        ))}
      </Flex>
    </Fieldset>
  );
}
