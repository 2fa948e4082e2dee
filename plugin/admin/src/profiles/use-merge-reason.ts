import { useCallback } from 'react';
import type { MergeReason } from 'strapi-cdp-config';
import { useText } from '../shared/text/index.ts';
import { useExactTime } from '../shared/time/index.ts';

/** Says in a sentence why two profiles became one. */
export function useMergeReason(): (reason: MergeReason) => string {
  const text = useText();
  const exactTime = useExactTime();
  return useCallback(
    (reason) => {
      if (reason.kind === 'reunited') return text('merges.why-reunited', { by: reason.by });
      if (reason.kind === 'weighed') return text('merges.why-weighed');
      const { source, at, identifiers, messageId } = reason;
      return text(messageId === null ? 'merges.why-record' : 'merges.why-event', {
        source,
        at: exactTime(at),
        identifiers: identifiers.map(({ type, value }) => `${type} ${value}`).join(', '),
      });
    },
    [text, exactTime],
  );
}
