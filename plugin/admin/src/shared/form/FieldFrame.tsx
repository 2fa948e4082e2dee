import { Field } from '@strapi/design-system';
import type { ReactNode } from 'react';

/** What every field of a form has around its input. */
export interface FieldFrameProps {
  /** Path of the value in the form, such as `options.streamId`. */
  name: string;
  label: string;
  hint?: ReactNode;
  required?: boolean;
  disabled?: boolean;
}

interface Props extends FieldFrameProps {
  error: string | undefined;
  children: ReactNode;
}

/** A labelled input with its hint and what is wrong with its value. */
export function FieldFrame({ name, label, hint, required, error, children }: Props) {
  return (
    <Field.Root name={name} id={name} error={error} hint={hint} required={required} width="100%">
      <Field.Label>{label}</Field.Label>
      {children}
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );
}
