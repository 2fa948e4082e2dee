import { Textarea } from '@strapi/design-system';
import { FieldFrame, type FieldFrameProps } from './FieldFrame.tsx';
import { useFormField } from './use-form-field.ts';

/** Some lines of text. */
export function TextareaField(frame: FieldFrameProps) {
  const { value, error, isDisabled, change } = useFormField<string>(frame.name);
  return (
    <FieldFrame {...frame} error={error}>
      <Textarea
        value={value ?? ''}
        disabled={isDisabled || frame.disabled}
        onChange={(event) => change(event.target.value)}
      />
    </FieldFrame>
  );
}
