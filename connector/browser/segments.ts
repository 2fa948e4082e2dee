type Listener = (segments: string[]) => void;

/** Identifiers of the segments that the visitor is in. */
export let segments: string[] = [];

/** Whether they are known, if only to be none because nobody may be asked. */
let known = false;

const listeners: Listener[] = [];

/** Calls back with the segments once they are known, and again whenever they change. */
export function onSegments(listener: Listener): void {
  listeners.push(listener);
  if (known) tell(listener);
}

export function setSegments(next: string[]): void {
  const same = known && `${next}` === `${segments}`;
  segments = next;
  known = true;
  if (!same) listeners.forEach(tell);
}

/** In a turn of its own: a page's mistake must not stop the script. */
function tell(listener: Listener): void {
  queueMicrotask(() => listener([...segments]));
}
