import { NumberInput } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { FieldFrame, type FieldFrameProps } from './FieldFrame.tsx';
import { useFormField } from './use-form-field.ts';

interface Props extends FieldFrameProps {
  placeholder?: string;
  step?: number;
}

/** A number; null while the input is empty. */
export function NumberField({ placeholder, step, ...frame }: Props) {
  const { locale } = useIntl();
  const { value, error, isDisabled, change } = useFormField<number | null>(frame.name);
  return (
    <FieldFrame {...frame} error={error}>
      <NumberInput
        locale={locale}
        value={value ?? undefined}
        step={step}
        placeholder={placeholder}
        disabled={isDisabled || frame.disabled}
        onValueChange={(next) => change(next ?? null)}
      />
    </FieldFrame>
  );
}
