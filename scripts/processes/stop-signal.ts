/** Signals by which people and supervisors ask a program to end. */
const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * One Ctrl-C can arrive twice, from the terminal and from npm, which passes signals on. Only a
 * second signal after this many ms counts as impatience.
 */
const echo = 1_000;

/**
 * Turns the request to end this process into an abort signal, so that it can end in order.
 *
 * @param force called on a second request
 */
export function listenForStop(force: () => void): AbortSignal {
  const controller = new AbortController();
  let first = 0;
  for (const name of stopSignals) {
    process.on(name, () => {
      if (!controller.signal.aborted) {
        first = Date.now();
        controller.abort(new Error(`Stopped by ${name}.`));
      } else if (Date.now() - first > echo) {
        force();
      }
    });
  }
  return controller.signal;
}

/** Waits for work to finish, but no longer than until the signal is aborted; then throws its reason. */
export async function unlessStopped<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  signal.throwIfAborted();
  let stopped = () => {};
  const stopping = new Promise<never>((_, fail) => {
    stopped = () => fail(signal.reason);
    signal.addEventListener('abort', stopped);
  });
  try {
    return await Promise.race([work, stopping]);
  } finally {
    signal.removeEventListener('abort', stopped);
  }
}
