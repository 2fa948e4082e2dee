import type { OutboxMessage, OutboxRepository } from './outbox-repository.ts';
import { retryDelay } from './retry-delay.ts';

/** Milliseconds between two looks at what other instances of Strapi may have left behind. */
const IDLE_INTERVAL = 15_000;

export interface DispatcherParts {
  repository: OutboxRepository;
  /** Tells the connector; throws while it cannot be told. */
  deliver: (signal: AbortSignal) => Promise<void>;
  log: { info(message: string): void; warn(message: string): void };
}

/** Tells the connector of changes until it has heard of them, off the path of any editor's save. */
export interface Dispatcher {
  start(): void;
  /** Something waits: look now. */
  wake(): void;
  /** Ends what is under way; what waits stays for the next start. */
  stop(): Promise<void>;
}

/**
 * Delivers what waits in the outbox. One delivery stands for all waiting messages, and telling twice
 * does no harm: so several instances of Strapi may do it at once, without any lock.
 */
export function createDispatcher({ repository, deliver, log }: DispatcherParts): Dispatcher {
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> | undefined;
  let wokenMeanwhile = false;
  let failing = false;

  function schedule(delay: number): void {
    clearTimeout(timer);
    if (abort.signal.aborted) return;
    timer = setTimeout(run, delay);
    timer.unref();
  }

  function run(): void {
    if (working) {
      wokenMeanwhile = true;
      return;
    }
    working = work()
      .catch((error: unknown) => {
        log.warn(`The outbox cannot be read, next look in ${IDLE_INTERVAL / 1000} s: ${error}`);
        return IDLE_INTERVAL;
      })
      .then((delay) => {
        working = undefined;
        schedule(wokenMeanwhile ? 0 : delay);
        wokenMeanwhile = false;
      });
  }

  /** @returns milliseconds until the next look */
  async function work(): Promise<number> {
    const waiting = await repository.findWaiting();
    const due = Math.min(...waiting.map(({ availableAt }) => Date.parse(availableAt)));
    if (due > Date.now()) return Math.min(IDLE_INTERVAL, due - Date.now());
    try {
      await deliver(abort.signal);
    } catch (error) {
      return abort.signal.aborted ? IDLE_INTERVAL : postpone(waiting, error);
    }
    await repository.delete(waiting.map(({ id }) => id));
    if (failing) log.info('The connector was told of the changes that waited for it.');
    failing = false;
    return 0;
  }

  async function postpone(waiting: OutboxMessage[], error: unknown): Promise<number> {
    const attempts = Math.max(...waiting.map((message) => message.attempts)) + 1;
    const delay = retryDelay(attempts);
    const ids = waiting.map(({ id }) => id);
    await repository.postpone(ids, attempts, new Date(Date.now() + delay));
    const reason = error instanceof Error ? error.message : String(error);
    if (!failing) log.warn(`Changes of definitions wait for the connector. ${reason}`);
    failing = true;
    return delay;
  }

  return {
    start: () => schedule(0),
    wake: () => schedule(0),
    async stop() {
      clearTimeout(timer);
      abort.abort();
      await working;
    },
  };
}
