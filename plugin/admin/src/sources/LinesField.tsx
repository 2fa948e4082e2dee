import { Textarea } from '@strapi/design-system';
import { useState } from 'react';
import { FieldFrame, type FieldFrameProps, useFormField } from '../shared/form/index.ts';

interface Props extends FieldFrameProps {
  placeholder?: string;
}

/** A list of texts, one a line. */
export function LinesField({ placeholder, ...frame }: Props) {
  const { value = [], error, isDisabled, change } = useFormField<string[]>(frame.name);
  // Kept as it is typed: an empty line at the end is no entry yet.
  const [lines, setLines] = useState(() => value.join('\n'));

  const enter = (typed: string) => {
    setLines(typed);
    change(
      typed
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    );
  };

  return (
    <FieldFrame {...frame} error={error}>
      <Textarea
        value={lines}
        disabled={isDisabled}
        spellCheck={false}
        autoCapitalize="none"
        placeholder={placeholder}
        onChange={(event) => enter(event.target.value)}
      />
    </FieldFrame>
  );
}
