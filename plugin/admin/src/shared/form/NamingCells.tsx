import { useText } from '../text/index.ts';
import { FormCell } from './FormSection.tsx';
import { IdentifierField, type IdentifierFieldProps } from './IdentifierField.tsx';
import { TextareaField } from './TextareaField.tsx';
import { TextField } from './TextField.tsx';

interface Props extends Pick<IdentifierFieldProps, 'own' | 'lockedBecause' | 'hint' | 'useCheck'> {
  /** What the description is for. */
  descriptionHint: string;
  /** Columns, of twelve, that the description takes. */
  descriptionColumns?: number;
}

/** What something is called: by people, by programs, and in more words. */
export function NamingCells({ descriptionHint, descriptionColumns, ...identifier }: Props) {
  const text = useText();
  const isNew = identifier.own === undefined;
  return (
    <>
      <FormCell>
        <TextField name="name" label={text('field.name')} required focusFirst={isNew} />
      </FormCell>
      <FormCell>
        <IdentifierField {...identifier} />
      </FormCell>
      <FormCell columns={descriptionColumns}>
        <TextareaField
          name="description"
          label={text('field.description')}
          hint={descriptionHint}
        />
      </FormCell>
    </>
  );
}
