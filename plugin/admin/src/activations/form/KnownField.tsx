import { FieldFrame, type FieldFrameProps, useFormField } from '../../shared/form/index.ts';
import { SuggestInput, type Suggestion } from '../../shared/suggest/index.ts';

interface Props extends FieldFrameProps {
  /** What profiles have, the most frequent first; anything else may be typed as well. */
  suggestions: readonly Suggestion[];
  onWritten: (value: string) => void;
}

/** The name of something that profiles have, with what they do have to pick from. */
export function KnownField({ suggestions, onWritten, ...frame }: Props) {
  const { value = '', error, isDisabled, change } = useFormField<string>(frame.name);
  return (
    <FieldFrame {...frame} error={error}>
      <SuggestInput
        value={value}
        suggestions={suggestions}
        isDisabled={isDisabled}
        onChange={(next) => {
          change(next);
          onWritten(next);
        }}
      />
    </FieldFrame>
  );
}
