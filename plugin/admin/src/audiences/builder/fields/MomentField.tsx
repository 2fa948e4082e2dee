import { Flex, TextInput } from '@strapi/design-system';
import { useText } from '../../../shared/text/index.ts';
import { useCardFields } from './card-fields.ts';
import { InlineField, type InlineFieldProps } from './InlineField.tsx';

interface Props extends InlineFieldProps {
  /** A date, or a date with a time; empty while there is none. */
  value: string;
  onChange: (value: string) => void;
}

/** A moment by the clocks of the platform: a date, and a time where the first moment is not meant. */
export function MomentField({ at, label, value, onChange }: Props) {
  const text = useText();
  const { node, isDisabled } = useCardFields();
  const id = `${node}-${at}`;
  const [date = '', time = ''] = value.split('T');
  const put = (nextDate: string, nextTime: string) =>
    onChange(nextTime && nextDate ? `${nextDate}T${nextTime}` : nextDate);
  return (
    <InlineField at={at} label={label}>
      <Flex gap={1}>
        <TextInput
          size="S"
          type="date"
          value={date}
          disabled={isDisabled}
          onChange={({ target }) => put(target.value, time)}
        />
        <TextInput
          size="S"
          id={`${id}-time`}
          type="time"
          aria-label={text('builder.time-of', { label })}
          value={time.slice(0, 5)}
          disabled={isDisabled || date === ''}
          onChange={({ target }) => put(date, target.value)}
        />
      </Flex>
    </InlineField>
  );
}
