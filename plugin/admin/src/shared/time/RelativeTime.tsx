import { useEffect, useReducer } from 'react';
import { useIntl } from 'react-intl';
import { refreshAfter, relativeMoment } from './relative.ts';
import { useExactTime } from './use-exact-time.ts';

interface Props {
  /** ISO 8601. */
  at: string;
  /** The time zone of the exact time that the tooltip tells; that of the browser by default. */
  timeZone?: string;
}

/** «12 minutes ago», «in 3 hours»: kept right as time passes, with the exact time as tooltip. */
export function RelativeTime({ at, timeZone }: Props) {
  const { formatRelativeTime } = useIntl();
  const exactTime = useExactTime();
  const [, refresh] = useReducer((count: number) => count + 1, 0);

  const moment = relativeMoment(new Date(at), new Date());
  const delay = refreshAfter(moment);
  useEffect(() => {
    const timer = setInterval(refresh, delay);
    return () => clearInterval(timer);
  }, [delay]);

  return (
    <time dateTime={at} title={exactTime(at, timeZone)}>
      {formatRelativeTime(moment.value, moment.unit, { numeric: 'auto' })}
    </time>
  );
}
