import { TextInput } from '@strapi/design-system';
import { FieldFrame, type FieldFrameProps } from './FieldFrame.tsx';
import { useFormField } from './use-form-field.ts';

interface Props extends FieldFrameProps {
  placeholder?: string;
  /** Takes the focus when the form opens. */
  focusFirst?: boolean;
}

/** A line of text. */
export function TextField({ placeholder, focusFirst, ...frame }: Props) {
  const { value, error, isDisabled, change } = useFormField<string>(frame.name);
  return (
    <FieldFrame {...frame} error={error}>
      <TextInput
        value={value ?? ''}
        placeholder={placeholder}
        disabled={isDisabled || frame.disabled}
        autoFocus={focusFirst}
        autoComplete="off"
        onChange={(event) => change(event.target.value)}
      />
    </FieldFrame>
  );
}
