/** Milliseconds before the same complaint is written again. */
const REPEAT_AFTER = 60_000;

/** Complaints remembered at once. */
const MOST_REMEMBERED = 100;

/**
 * Keeps a log readable while something is wrong for long: the same complaint for the same reason is
 * written once a minute, with the number of times that it was left out.
 */
export function quietly(
  write: (message: string, details: { reason: string; repeated?: number }) => void,
): (message: string, reason: string) => void {
  const written = new Map<string, { at: number; left: number }>();
  return (message, reason) => {
    const key = `${message}\n${reason}`;
    const last = written.get(key);
    if (last && Date.now() - last.at < REPEAT_AFTER) {
      last.left += 1;
      return;
    }
    if (written.size >= MOST_REMEMBERED) written.clear();
    written.set(key, { at: Date.now(), left: 0 });
    write(message, { reason, ...(last?.left && { repeated: last.left }) });
  };
}
