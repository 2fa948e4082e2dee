import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useId } from 'react';

interface Props {
  label: string;
  value: number;
  values: number[];
  say: (value: number) => string;
  isDisabled: boolean;
  onChange: (value: number) => void;
}

/** One of some numbers; one that is not among them is offered too, so that it is never lost. */
export function ChoiceField({ label, value, values, say, isDisabled, onChange }: Props) {
  const id = useId();
  const offered = values.includes(value)
    ? values
    : [...values, value].sort((one, other) => one - other);
  return (
    <Field.Root id={id} width="100%">
      <Field.Label>{label}</Field.Label>
      <SingleSelect
        value={value}
        disabled={isDisabled}
        onChange={(chosen) => onChange(Number(chosen))}
      >
        {offered.map((choice) => (
          <SingleSelectOption key={choice} value={choice}>
            {say(choice)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}
