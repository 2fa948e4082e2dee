import { useState } from 'react';
import { usePolling } from './use-polling.ts';

/** Milliseconds between two looks. */
interface Pace {
  /** While something is under way. */
  busy: number;
  /** While nothing is. */
  idle: number;
}

/**
 * Polls faster while something is under way.
 *
 * @returns the interval to poll at, and what tells it, in each rendering, whether something is
 */
export function useBusyPolling({ busy, idle }: Pace): [number, (isBusy: boolean) => void] {
  const [isBusy, setBusy] = useState(false);
  const interval = usePolling(isBusy ? busy : idle);
  return [interval, (next) => next !== isBusy && setBusy(next)];
}
