import { MultiSelect, MultiSelectOption } from '@strapi/design-system';
import { chosenNames } from './chosen-names.ts';
import { FieldFrame, type FieldFrameProps } from './FieldFrame.tsx';
import type { Choice } from './SelectField.tsx';
import { useFormField } from './use-form-field.ts';

interface Props extends FieldFrameProps {
  choices: Choice[];
  placeholder?: string;
  clearLabel: string;
}

/** Any number of several choices. */
export function MultiSelectField({ choices, placeholder, clearLabel, ...frame }: Props) {
  const { value, error, isDisabled, change } = useFormField<string[]>(frame.name);
  return (
    <FieldFrame {...frame} error={error}>
      <MultiSelect
        customizeContent={chosenNames(choices)}
        value={value ?? []}
        placeholder={placeholder}
        clearLabel={clearLabel}
        disabled={isDisabled || frame.disabled}
        onChange={change}
        onClear={() => change([])}
      >
        {choices.map((choice) => (
          <MultiSelectOption key={choice.value} value={choice.value}>
            {choice.label}
          </MultiSelectOption>
        ))}
      </MultiSelect>
    </FieldFrame>
  );
}
