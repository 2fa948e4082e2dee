import { SuggestInput, type Suggestion } from '../../../shared/suggest/index.ts';
import { useCardFields } from './card-fields.ts';
import { InlineField, type InlineFieldProps } from './InlineField.tsx';

interface Props extends InlineFieldProps {
  value: string;
  suggestions: readonly Suggestion[];
  placeholder?: string;
  missing?: string;
  onChange: (value: string) => void;
  onFocus?: () => void;
}

/** A text among words, with what exists to pick from. */
export function InlineSuggest({ at, label, width = '20rem', missing, ...input }: Props) {
  const { isDisabled } = useCardFields();
  return (
    <InlineField at={at} label={label} width={width} missing={missing}>
      <SuggestInput {...input} size="S" isDisabled={isDisabled} />
    </InlineField>
  );
}
