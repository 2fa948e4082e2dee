import { useEffect, useRef, useState } from 'react';
import type { LiveEvent, LiveQuery } from '../../../../shared/contracts/events.ts';
import { usePolling } from '../../shared/polling/index.ts';
import { useLazyCdpLiveEventsQuery } from '../api.ts';

/** Milliseconds between two looks. */
const INTERVAL = 1500;

/** Events that stay on the screen. */
const MOST_SHOWN = 200;

/** What an editor wants to see of all that arrives. */
export type LiveFilter = Pick<LiveQuery, 'source' | 'type' | 'name' | 'verdict'>;

/** What is on the screen, and where it goes on. */
interface Shown {
  filter: LiveFilter;
  items: LiveEvent[];
  /** Undefined before the first reply. */
  after: string | undefined;
}

/** Follows events as they arrive; while paused, what is there stays. */
export function useLiveEvents(filter: LiveFilter, isPaused: boolean) {
  const interval = usePolling(INTERVAL);
  const [ask, { error }] = useLazyCdpLiveEventsQuery();
  const nothing: Shown = { filter, items: [], after: undefined };
  const [shown, setShown] = useState(nothing);
  const latest = useRef(nothing);

  useEffect(() => {
    if (isPaused || interval === 0) return;
    if (latest.current.filter !== filter) {
      latest.current = { filter, items: [], after: undefined };
    }
    let isOver = false;
    let timer: ReturnType<typeof setTimeout>;
    const look = async () => {
      const { items, after } = latest.current;
      const { data } = await ask({ ...filter, after });
      if (isOver) return;
      if (data) {
        const kept = [...data.items, ...items].slice(0, MOST_SHOWN);
        latest.current = { filter, items: kept, after: data.next };
        setShown(latest.current);
      }
      timer = setTimeout(look, interval);
    };
    void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [ask, filter, interval, isPaused]);

  const { items, after } = shown.filter === filter ? shown : nothing;
  return { items, error, hasAsked: after !== undefined, retry: () => void ask({ ...filter }) };
}
