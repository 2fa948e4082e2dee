import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds before a sender tries again what was not acknowledged. */
const IMPATIENCE = 100;

/** Milliseconds after which a client of somebody's gives up on an answer. */
const CLIENT_TIMEOUT = 20_000;

/** An answer that was no acknowledgement. */
export type Refusal = {
  /** Undefined where there was no answer: the connection failed or broke, or it took too long. */
  status: number | undefined;
  /** Seconds that the sender was asked to wait. */
  retryAfter: number | undefined;
  /** Milliseconds until the answer. */
  took: number;
};

/** Many senders at once. Each sends a batch until it is acknowledged, with the same messageIds. */
export type Rush = {
  /** The messageIds of all acknowledged events. */
  acknowledged: ReadonlySet<string>;
  /** Events acknowledged, by the userId that they name. */
  eventsOf: ReadonlyMap<string, number>;
  refusals: readonly Refusal[];
  /** Begins no more batches, and waits until the last ones are acknowledged. */
  stop(): Promise<void>;
  /** Ends it whether the last ones are acknowledged or not. Safe to call twice, and after `stop`. */
  abandon(): Promise<void>;
};

export type RushOptions = {
  url: string;
  writeKey: string;
  senders: number;
  batchLength: number;
  people: number;
  /** Milliseconds between two batches of a sender. */
  pause?: number;
};

/** Starts senders of events named «Rushed». Stop them before the end of the test. */
export function startRush({
  url,
  writeKey,
  senders,
  batchLength,
  people,
  pause = 0,
}: RushOptions): Rush {
  const acknowledged = new Set<string>();
  const eventsOf = new Map<string, number>();
  const refusals: Refusal[] = [];
  const authorization = `Basic ${Buffer.from(`${writeKey}:`).toString('base64')}`;
  let on = true;
  let abandoned = false;

  async function isAcknowledged(batch: object[]): Promise<boolean> {
    const begin = performance.now();
    const refuse = (status?: number, retryAfter?: number) => {
      refusals.push({ status, retryAfter, took: performance.now() - begin });
      return false;
    };
    try {
      const reply = await fetch(`${url}/v1/batch`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify({ batch, sentAt: new Date().toISOString() }),
        signal: AbortSignal.timeout(CLIENT_TIMEOUT),
      });
      await reply.text();
      const after = reply.headers.get('retry-after');
      return reply.ok || refuse(reply.status, after === null ? undefined : Number(after));
    } catch {
      return refuse();
    }
  }

  async function send(sender: number): Promise<void> {
    for (let count = 0; on; count += batchLength) {
      const batch = Array.from({ length: batchLength }, (_, index) =>
        rushed(customer((sender * 7 + count + index) % people)),
      );
      while (!(await isAcknowledged(batch))) {
        if (abandoned) return;
        await delay(IMPATIENCE);
      }
      for (const { messageId, userId } of batch) {
        acknowledged.add(messageId);
        eventsOf.set(userId, (eventsOf.get(userId) ?? 0) + 1);
      }
      if (pause > 0) await delay(pause);
    }
  }

  const sending = Promise.all(Array.from({ length: senders }, (_, sender) => send(sender)));
  return {
    acknowledged,
    eventsOf,
    refusals,
    async stop() {
      on = false;
      await sending;
    },
    async abandon() {
      on = false;
      abandoned = true;
      await sending;
    },
  };
}

/** No one's name is the beginning of another's: profiles are found by beginnings. */
const customer = (number: number) => `customer-${number}-`;

/** About as large as the events of a shop are. */
function rushed(userId: string) {
  return {
    type: 'track',
    event: 'Rushed',
    messageId: `rush-${randomUUID()}`,
    userId,
    anonymousId: `browser-of-${userId}`,
    timestamp: new Date().toISOString(),
    properties: { product_id: userId, category: 'Thriller', note: 'n'.repeat(200) },
    context: { page: { path: '/films', title: 'Films' }, userAgent: 'u'.repeat(100) },
  };
}
