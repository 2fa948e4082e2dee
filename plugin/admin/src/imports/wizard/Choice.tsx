import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';

interface Props<Value extends string> {
  label: string;
  /** In tables the heading of the column is label enough for the eye. */
  isLabelHidden?: boolean;
  value: Value;
  options: { value: Value; label: string }[];
  error?: string | undefined;
  onChange: (value: Value) => void;
}

/** One of a few. */
export function Choice<Value extends string>(props: Props<Value>) {
  const { label, isLabelHidden = false, value, options, error, onChange } = props;
  return (
    <Field.Root error={error} minWidth="16rem">
      {!isLabelHidden && <Field.Label>{label}</Field.Label>}
      <SingleSelect
        aria-label={label}
        size={isLabelHidden ? 'S' : 'M'}
        value={value}
        onChange={(next) => {
          const chosen = options.find((option) => option.value === String(next));
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <SingleSelectOption key={option.value} value={option.value}>
            {option.label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Error />
    </Field.Root>
  );
}
