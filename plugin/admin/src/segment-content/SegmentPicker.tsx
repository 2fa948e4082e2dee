import {
  Flex,
  MultiSelect,
  MultiSelectGroup,
  MultiSelectOption,
  Typography,
} from '@strapi/design-system';
import type { SegmentChoice } from '../../../shared/contracts/segment-content.ts';
import { chosenNames } from '../shared/form/index.ts';
import { useFormat } from '../shared/format/index.ts';
import { useText } from '../shared/text/index.ts';
import { RelativeTime } from '../shared/time/index.ts';

interface Props {
  /** `group/segment` */
  value: string[];
  choices: SegmentChoice[];
  onChange: (value: string[]) => void;
  placeholder: string;
  disabled?: boolean;
}

/** Picks segments, and says of each how many people are in it and when that last changed. */
export function SegmentPicker({ value, choices, onChange, placeholder, disabled }: Props) {
  const text = useText();
  const known = new Set(choices.map((choice) => choice.value));
  const gone = value.filter((one) => !known.has(one));
  const groups = [...new Set(choices.map(({ groupName }) => groupName))];
  return (
    <MultiSelect
      customizeContent={chosenNames(choices.map(({ value, name }) => ({ value, label: name })))}
      value={value}
      disabled={disabled}
      placeholder={placeholder}
      clearLabel={text('action.clear')}
      onChange={onChange}
      onClear={() => onChange([])}
    >
      {groups.map((group) => {
        const members = choices.filter(({ groupName }) => groupName === group);
        return (
          <MultiSelectGroup
            key={group}
            label={group}
            values={members.map((choice) => choice.value)}
          >
            {members.map((choice) => (
              <MultiSelectOption key={choice.value} value={choice.value}>
                {choice.name}
                <SegmentSize choice={choice} />
              </MultiSelectOption>
            ))}
          </MultiSelectGroup>
        );
      })}
      {gone.map((one) => (
        <MultiSelectOption key={one} value={one}>
          {text('segments-field.gone', { segment: one })}
        </MultiSelectOption>
      ))}
    </MultiSelect>
  );
}

function SegmentSize({ choice: { size, changedAt } }: { choice: SegmentChoice }) {
  const text = useText();
  const format = useFormat();
  if (size === null) return null;
  return (
    <Flex tag="span" gap={1} paddingLeft={2} display="inline-flex">
      <Typography variant="pi" textColor="neutral600">
        {text('segments-field.size', { size: format.number(size), count: size })}
      </Typography>
      {changedAt && (
        <Typography variant="pi" textColor="neutral600">
          · <RelativeTime at={changedAt} />
        </Typography>
      )}
    </Flex>
  );
}
