import { useNotification } from '@strapi/strapi/admin';
import { useCallback } from 'react';
import { toFailure } from '../api/index.ts';
import { type TextId, type TextValues, useText } from '../text/index.ts';

/** Says for a moment that something worked, or why it did not. */
export function useToast() {
  const text = useText();
  const { toggleNotification } = useNotification();

  const say = useCallback(
    (message: string) => toggleNotification({ type: 'success', message }),
    [toggleNotification],
  );
  const succeeded = useCallback(
    (id: TextId, values?: TextValues) => say(text(id, values)),
    [say, text],
  );
  const failed = useCallback(
    (error: unknown) =>
      toggleNotification({
        type: 'danger',
        message: toFailure(error).message ?? text('error.unknown'),
      }),
    [toggleNotification, text],
  );
  /** It worked, but not all of it. */
  const warned = useCallback(
    (id: TextId, values?: TextValues) =>
      toggleNotification({ type: 'warning', message: text(id, values) }),
    [toggleNotification, text],
  );
  return { say, succeeded, failed, warned };
}
