import { Field, Flex, Switch } from '@strapi/design-system';
import type { FieldFrameProps } from './FieldFrame.tsx';
import { useFormField } from './use-form-field.ts';

interface Props extends FieldFrameProps {
  onLabel: string;
  offLabel: string;
}

/** On or off. */
export function SwitchField({ name, label, hint, disabled, onLabel, offLabel }: Props) {
  const { value, error, isDisabled, change } = useFormField<boolean>(name);
  return (
    <Field.Root name={name} id={name} error={error} hint={hint} width="100%">
      <Field.Label>{label}</Field.Label>
      <Flex height="4rem">
        <Switch
          id={name}
          aria-label={label}
          visibleLabels
          onLabel={onLabel}
          offLabel={offLabel}
          checked={value ?? false}
          disabled={isDisabled || disabled}
          onCheckedChange={change}
        />
      </Flex>
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );
}
