/**
 * @typedef {object} Entry A message that waits to be sent.
 * @property {string} path Of the tracking API, such as `track`.
 * @property {Record<string, unknown> & { messageId: string }} message
 */

/**
 * @typedef {object} Reply
 * @property {number} status
 * @property {number} [retryAfter] Seconds.
 */

/**
 * @typedef {object} QueueParts
 * @property {() => Entry[]} load Reads what waits, from a place that survives a reload.
 * @property {(entries: Entry[]) => void} save
 * @property {(entry: Entry) => Promise<Reply>} send Rejects when nothing answers.
 * @property {(action: () => void, milliseconds: number) => void} later
 */

/** Messages to keep at most: beyond that, the oldest go. */
const CAPACITY = 200;

/** Milliseconds. */
const FIRST_DELAY = 1000;
const LONGEST_DELAY = 60_000;

/**
 * A queue of messages that survives reloads, sends in order, and tries again until each message is
 * accepted or refused. It sends the same message, with the same id, however often it tries.
 *
 * @param {QueueParts} parts
 */
export function createQueue({ load, save, send, later }) {
  let sending = false;
  let waiting = false;
  let failures = 0;

  /** @param {Entry} entry */
  function push(entry) {
    save([...load(), entry].slice(-CAPACITY));
    return flush();
  }

  /** Sends what waits, unless that is under way or has to wait. */
  async function flush() {
    if (sending || waiting) return;
    sending = true;
    for (let entry = load()[0]; entry; entry = load()[0]) {
      const delay = await attempt(entry);
      if (delay !== undefined) {
        postpone(delay);
        break;
      }
      forget(entry);
    }
    sending = false;
  }

  /**
   * @param {Entry} entry
   * @returns {Promise<number | undefined>} Milliseconds until the next attempt, or nothing when the
   *   message is settled: accepted, or refused for good.
   */
  async function attempt(entry) {
    const reply = await send(entry).catch(() => undefined);
    const settled = reply && reply.status < 500 && reply.status !== 429;
    if (settled) {
      failures = 0;
      return undefined;
    }
    failures += 1;
    const backOff = Math.min(FIRST_DELAY * 2 ** (failures - 1), LONGEST_DELAY);
    return Math.max(backOff, (reply?.retryAfter ?? 0) * 1000);
  }

  /** @param {number} delay */
  function postpone(delay) {
    waiting = true;
    later(() => {
      waiting = false;
      void flush();
    }, delay);
  }

  /** @param {Entry} settled */
  function forget(settled) {
    // Read again: another tab may have added to the same queue meanwhile.
    save(load().filter(({ message }) => message.messageId !== settled.message.messageId));
  }

  return { push, flush };
}
