import { useCallback } from 'react';
import { useIntl } from 'react-intl';

/** Writes a moment (ISO 8601) in full, with its time zone: that of the browser by default. */
export function useExactTime(): (at: string, timeZone?: string) => string {
  const { formatDate } = useIntl();
  return useCallback(
    (at, timeZone) =>
      formatDate(at, {
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        timeZone,
        timeZoneName: 'short',
      }),
    [formatDate],
  );
}
