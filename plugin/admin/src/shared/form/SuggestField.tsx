import { Combobox, ComboboxOption } from '@strapi/design-system';
import { useText } from '../text/index.ts';
import { FieldFrame, type FieldFrameProps } from './FieldFrame.tsx';
import { useFormField } from './use-form-field.ts';

interface Props extends FieldFrameProps {
  /** What one may mean; anything else may be typed as well. */
  suggestions: readonly string[];
  /** Whether an empty input counts as null instead of as empty text. */
  emptyIsNull?: boolean;
}

/** A line of text, with what is known to exist to choose from. */
export function SuggestField({ suggestions, emptyIsNull = false, ...frame }: Props) {
  const text = useText();
  const { value, error, isDisabled, change } = useFormField<string | null>(frame.name);
  const write = (next: string | undefined) => change(next || (emptyIsNull ? null : ''));
  return (
    <FieldFrame {...frame} error={error}>
      <Combobox
        allowCustomValue
        autocomplete={{ type: 'list', filter: 'contains' }}
        value={value ?? ''}
        textValue={value ?? ''}
        placeholder=""
        disabled={isDisabled || frame.disabled}
        onChange={write}
        onTextValueChange={write}
        noOptionsMessage={() => text('field.suggestions-none')}
      >
        {suggestions.map((suggestion) => (
          <ComboboxOption key={suggestion} value={suggestion}>
            {suggestion}
          </ComboboxOption>
        ))}
      </Combobox>
    </FieldFrame>
  );
}
