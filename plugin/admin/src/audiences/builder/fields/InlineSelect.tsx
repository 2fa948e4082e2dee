import { SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useCardFields } from './card-fields.ts';
import { InlineField, type InlineFieldProps } from './InlineField.tsx';

interface Props<Value extends string> extends InlineFieldProps {
  value: Value | null;
  choices: readonly { value: Value; label: string }[];
  placeholder?: string;
  onChange: (value: Value) => void;
}

/** One of several choices, among words. */
export function InlineSelect<Value extends string>(props: Props<Value>) {
  const { value, choices, placeholder, onChange, ...field } = props;
  const { isDisabled } = useCardFields();
  return (
    <InlineField {...field}>
      <SingleSelect
        size="S"
        value={value}
        placeholder={placeholder}
        disabled={isDisabled}
        onChange={(next) => {
          const chosen = choices.find((choice) => choice.value === next);
          if (chosen) onChange(chosen.value);
        }}
      >
        {choices.map((choice) => (
          <SingleSelectOption key={choice.value} value={choice.value}>
            {choice.label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </InlineField>
  );
}
