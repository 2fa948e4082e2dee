import { IconButton, TextInput } from '@strapi/design-system';
import { Eye, EyeStriked } from '@strapi/icons';
import { type ReactNode, useState } from 'react';
import { FieldFrame, useFormField } from '../../shared/form/index.ts';
import { useText } from '../../shared/text/index.ts';

interface Props {
  /** Path of the value in the form. */
  path: string;
  label: string;
  hint?: ReactNode;
}

/**
 * Something secret: null is what is kept, which nobody is shown; what is typed counts in its place,
 * and an input that was emptied again means what is kept.
 */
export function CredentialInput({ path, label, hint }: Props) {
  const text = useText();
  const { value, error, isDisabled, change } = useFormField<string | null>(path);
  const [isKept] = useState(value === null);
  const [isShown, setShown] = useState(false);
  return (
    <FieldFrame name={path} label={label} hint={hint} error={error} required={!isKept}>
      <TextInput
        type={isShown ? 'text' : 'password'}
        value={value ?? ''}
        disabled={isDisabled}
        placeholder={isKept ? text('destinations.kept') : ''}
        autoComplete="new-password"
        spellCheck={false}
        onChange={(event) => change(event.target.value || (isKept ? null : ''))}
        endAction={
          <IconButton
            variant="ghost"
            size="XS"
            label={text(isShown ? 'destinations.hide' : 'destinations.show')}
            disabled={!value}
            onClick={() => setShown(!isShown)}
          >
            {isShown ? <EyeStriked /> : <Eye />}
          </IconButton>
        }
      />
    </FieldFrame>
  );
}
