import { Box, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useText } from '../text/index.ts';

interface Props {
  label: string;
  value: string | undefined;
  choices: { value: string; label: string }[];
  /** What no choice is called; without it there is always one. */
  any?: string;
  onChange: (value: string | undefined) => void;
}

/** A filter with a handful of choices. */
export function Filter({ label, value, choices, any, onChange }: Props) {
  const text = useText();
  return (
    <Box minWidth="16rem">
      <SingleSelect
        size="S"
        aria-label={label}
        placeholder={any}
        value={value ?? null}
        clearLabel={text('filter.clear', { filter: label })}
        onClear={any === undefined ? undefined : () => onChange(undefined)}
        onChange={(next) => onChange(String(next))}
      >
        {choices.map((choice) => (
          <SingleSelectOption key={choice.value} value={choice.value}>
            {choice.label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Box>
  );
}
