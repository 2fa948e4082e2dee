import { useCallback } from 'react';
import { useIntl } from 'react-intl';

/** Writes a moment (ISO 8601) of these days in a time zone that the reader knows already. */
export function useShortTime(): (at: string, timeZone: string) => string {
  const { formatDate } = useIntl();
  return useCallback(
    (at, timeZone) =>
      formatDate(at, {
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        hour: '2-digit',
        minute: '2-digit',
        timeZone,
      }),
    [formatDate],
  );
}
