import type { Message } from './message.ts';
import { settle, take } from './queue.ts';
import { addressOf, dataset } from './settings.ts';

/** Milliseconds in which events gather. */
const INTERVAL = 1000;

/** Milliseconds between two attempts. */
const FIRST_DELAY = 1000;
const LONGEST_DELAY = 60_000;

const BATCH = 'v1/batch';

let underway: Message[] = [];
let timer: number | undefined;
let failures = 0;
let resumeAt = 0;
/** Whether it was the connector that asked to wait. */
let asked = false;

/** Posts text, which needs no preflight, in a request that outlives the page. */
export const post = (
  route: string,
  fields: object = {},
  credentials: RequestCredentials = 'include',
): Promise<Response> =>
  fetch(addressOf(route), { method: 'POST', body: encode(fields), keepalive: true, credentials });

const encode = (fields: object): string =>
  JSON.stringify({ writeKey: dataset.writeKey, sentAt: new Date(), ...fields });

/** Sends what waits after a while. */
export function schedule(delay = INTERVAL): void {
  if (timer) return;
  timer = setTimeout(() => {
    timer = undefined;
    flush();
  }, delay);
}

/** Sends what waits now, unless that is under way or has to wait. */
export async function flush(): Promise<void> {
  const delay = resumeAt - Date.now();
  if (delay > 0) return schedule(delay);
  if (underway[0]) return;
  underway = take([]);
  if (!underway[0]) return;
  const reply = await post(BATCH, { batch: underway }, 'omit').catch(() => undefined);
  if (reply && reply.status < 500 && reply.status !== 429) {
    failures = 0;
    settle(underway);
  } else {
    const wish = Number(reply?.headers.get('retry-after')) * 1000 || 0;
    asked = wish > 0;
    // Spread, so that visitors who were cut off together do not come back together.
    const backOff = Math.min(FIRST_DELAY * 2 ** failures++, LONGEST_DELAY) * (1 + Math.random());
    resumeAt = Date.now() + Math.max(wish, backOff);
  }
  underway = [];
  return flush();
}

/** Hands what waits to the browser, which sends it after the page is gone. The rest stays queued. */
function leave(): void {
  if (!navigator.onLine || Date.now() < resumeAt) return;
  for (;;) {
    const batch = take(underway);
    if (!batch[0] || !navigator.sendBeacon(addressOf(BATCH), encode({ batch }))) return;
    settle(batch);
  }
}

/** Sends when the network is back and when the page is left. */
export function watchConnection(): void {
  addEventListener('online', () => {
    if (!asked) resumeAt = 0;
    flush();
  });
  addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') leave();
  });
}
