import { SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { FieldFrame, type FieldFrameProps } from './FieldFrame.tsx';
import { useFormField } from './use-form-field.ts';

export interface Choice {
  value: string;
  label: string;
}

interface Props extends FieldFrameProps {
  choices: Choice[];
  placeholder?: string;
  onChosen?: (value: string) => void;
}

/** One of several choices. */
export function SelectField({ choices, placeholder, onChosen, ...frame }: Props) {
  const { value, error, isDisabled, change } = useFormField<string>(frame.name);
  return (
    <FieldFrame {...frame} error={error}>
      <SingleSelect
        value={value || null}
        placeholder={placeholder}
        disabled={isDisabled || frame.disabled}
        onChange={(next) => {
          change(String(next));
          onChosen?.(String(next));
        }}
      >
        {choices.map((choice) => (
          <SingleSelectOption key={choice.value} value={choice.value}>
            {choice.label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </FieldFrame>
  );
}
