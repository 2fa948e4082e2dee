import { NumberInput } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { useCardFields } from './card-fields.ts';
import { InlineField, type InlineFieldProps } from './InlineField.tsx';

interface Props extends InlineFieldProps {
  value: number | null;
  onChange: (value: number | null) => void;
}

/** A number among words; null while it is empty. */
export function InlineNumber({ value, onChange, width = '11rem', ...field }: Props) {
  const { locale } = useIntl();
  const { isDisabled } = useCardFields();
  return (
    <InlineField {...field} width={width}>
      <NumberInput
        size="S"
        locale={locale}
        value={value ?? undefined}
        disabled={isDisabled}
        onValueChange={(next) => onChange(next ?? null)}
      />
    </InlineField>
  );
}
