import { Field } from '@strapi/design-system';
import { useFormField } from '../../shared/form/index.ts';
import { useText } from '../../shared/text/index.ts';

interface Props {
  field: string;
  /** Place among the chosen fields. */
  index: number;
}

/** What a field is called at the destination. */
export function ExportedName({ field, index }: Props) {
  const text = useText();
  const path = `fields.${index}.name`;
  const { value, error, isDisabled, change } = useFormField<string>(path);
  return (
    <Field.Root name={path} id={path} error={error}>
      <Field.Input
        size="S"
        aria-label={text('field-exports.name-of', { field })}
        value={value ?? ''}
        disabled={isDisabled}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => change(event.target.value)}
      />
      <Field.Error />
    </Field.Root>
  );
}
