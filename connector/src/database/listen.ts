import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';

/** Milliseconds before a broken subscription is tried again. */
const RECONNECT_AFTER = 2_000;

export interface Subscription {
  stop(): Promise<void>;
}

/**
 * Subscribes to a NOTIFY channel on a connection of its own, and again whenever that breaks.
 *
 * @param channel a constant of the code, not something from outside
 * @param onMessage also called after each new subscription, with undefined: a message may have been
 *   missed until then
 */
export function listen(
  pool: pg.Pool,
  channel: string,
  onMessage: (payload: string | undefined) => void,
): Subscription {
  const ending = new AbortController();
  const ended = keepListening(pool, channel, onMessage, ending.signal);
  return {
    async stop() {
      ending.abort();
      await ended;
    },
  };
}

async function keepListening(
  pool: pg.Pool,
  channel: string,
  onMessage: (payload: string | undefined) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const client = await pool.connect();
      try {
        const broken = new Promise<void>((resolve) => {
          client.once('end', resolve);
          signal.addEventListener('abort', () => resolve(), { once: true });
        });
        client.on('notification', (message) => onMessage(message.payload));
        await client.query(`listen ${channel}`);
        // An end that came before this would never be heard of.
        if (signal.aborted) return;
        onMessage(undefined);
        await broken;
      } finally {
        // The connection carries a subscription: it must not go back to the pool.
        client.release(true);
      }
    } catch {
      // The pool has logged it; this goes on when the database is back.
    }
    if (!signal.aborted) {
      await delay(RECONNECT_AFTER, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
}
