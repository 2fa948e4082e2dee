import { TextInput } from '@strapi/design-system';
import { FieldFrame, type FieldFrameProps, useFormField } from '../../shared/form/index.ts';

/** A line of text; null while the input is empty. */
export function OptionalTextField(frame: FieldFrameProps) {
  const { value, error, isDisabled, change } = useFormField<string | null>(frame.name);
  return (
    <FieldFrame {...frame} error={error}>
      <TextInput
        value={value ?? ''}
        disabled={isDisabled}
        autoComplete="off"
        onChange={(event) => change(event.target.value || null)}
      />
    </FieldFrame>
  );
}
