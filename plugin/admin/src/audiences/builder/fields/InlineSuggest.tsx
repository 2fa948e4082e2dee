import { InlineField, type InlineFieldProps } from './InlineField.tsx';
import { SuggestInput } from './SuggestInput.tsx';
import type { Suggestion } from './suggestions.ts';

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
  return (
    <InlineField at={at} label={label} width={width} missing={missing}>
      <SuggestInput {...input} />
    </InlineField>
  );
}
