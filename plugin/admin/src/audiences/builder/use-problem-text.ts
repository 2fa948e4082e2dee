import { useCallback } from 'react';
import { problemText } from '../../shared/form/index.ts';
import { useText } from '../../shared/text/index.ts';

/** Says what a schema complains about in the language of the editor, where that is known. */
export function useProblemText(): (message: string) => string {
  const text = useText();
  return useCallback(
    (message) => {
      const known = problemText(message);
      return known ? text(known.id, known.values) : message;
    },
    [text],
  );
}
