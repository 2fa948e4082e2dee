import { useSyncExternalStore } from 'react';

function subscribe(onChange: () => void): () => void {
  document.addEventListener('visibilitychange', onChange);
  return () => document.removeEventListener('visibilitychange', onChange);
}

const isVisible = () => document.visibilityState === 'visible';

/** The interval to poll at, in milliseconds; 0, which means never, while nobody looks at the tab. */
export function usePolling(milliseconds: number): number {
  return useSyncExternalStore(subscribe, isVisible) ? milliseconds : 0;
}
