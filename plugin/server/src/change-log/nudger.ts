/** Milliseconds between a change and the nudge: an editor who saves several entries nudges once. */
const DEBOUNCE = 100;

/** The same while nobody waits for a nudge: each look for somebody costs a query. */
const QUIET = 1000;

/** Tells the connector that content changed, soon and off the path of any save. */
export interface Nudger {
  wake(): void;
  stop(): Promise<void>;
}

/**
 * Nudges after changes, one nudge at a time. A nudge that does not arrive is no loss: the connector
 * looks by itself now and then, and when it starts.
 *
 * @param nudge whether somebody waits for it; throws while the connector cannot be told
 */
export function createNudger(
  nudge: (signal: AbortSignal) => Promise<boolean>,
  log: { debug(message: string): void },
): Nudger {
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> | undefined;
  let debounce = DEBOUNCE;

  function wake(): void {
    if (timer || abort.signal.aborted) return;
    timer = setTimeout(send, debounce);
    timer.unref();
  }

  function send(): void {
    timer = undefined;
    const before = working ?? Promise.resolve();
    working = before
      .then(() => nudge(abort.signal))
      .then((isWaitedFor) => {
        debounce = isWaitedFor ? DEBOUNCE : QUIET;
      })
      .catch((error: unknown) => log.debug(`The connector was not told of a change: ${error}`));
  }

  return {
    wake,
    async stop() {
      abort.abort();
      clearTimeout(timer);
      await working;
    },
  };
}
