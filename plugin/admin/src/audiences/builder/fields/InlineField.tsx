import { Field, VisuallyHidden } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useCardFields } from './card-fields.ts';

/** What every field in the sentence of a condition has. */
export interface InlineFieldProps {
  /** Its path in the condition, such as `event.name`. */
  at: string;
  /** What it is, for those who do not see the words around it. */
  label: string;
  /** Its width, such as `12rem`. */
  width?: string;
}

interface Props extends InlineFieldProps {
  /** Said instead of what the schema says while there is no value. */
  missing?: string;
  children: ReactNode;
}

/** A field that stands among words: labelled for screen readers, with what is wrong below it. */
export function InlineField({ at, label, width, missing, children }: Props) {
  const { node, problem, visit } = useCardFields();
  const id = `${node}-${at}`;
  const found = problem(at);
  return (
    <Field.Root
      id={id}
      name={id}
      error={found && (missing ?? found)}
      width={width}
      maxWidth="100%"
      onBlur={() => visit(at)}
    >
      <VisuallyHidden>
        <Field.Label>{label}</Field.Label>
      </VisuallyHidden>
      {children}
      <Field.Error />
    </Field.Root>
  );
}
