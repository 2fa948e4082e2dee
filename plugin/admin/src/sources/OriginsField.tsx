import { Textarea } from '@strapi/design-system';
import { useState } from 'react';
import { FieldFrame, useFormField } from '../shared/form/index.ts';
import { useText } from '../shared/text/index.ts';

/** The origins that may use the keys of a browser source, one a line. */
export function OriginsField() {
  const text = useText();
  const { value = [], error, isDisabled, change } = useFormField<string[]>('origins');
  // Kept as it is typed: an empty line at the end is no origin yet.
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
    <FieldFrame
      name="origins"
      label={text('sources.origins')}
      hint={text('sources.origins-hint')}
      error={error}
    >
      <Textarea
        value={lines}
        disabled={isDisabled}
        spellCheck={false}
        autoCapitalize="none"
        placeholder="https://shop.example"
        onChange={(event) => enter(event.target.value)}
      />
    </FieldFrame>
  );
}
