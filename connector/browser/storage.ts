const PREFIX = 'cdp.';

/** Reads what {@link write} kept; undefined if there is none, or storage is blocked. */
export function read<T>(name: string): T | undefined {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name) ?? '') as T;
  } catch {
    return undefined;
  }
}

/** Keeps a value on the device, which needs consent; undefined removes it. */
export function write(name: string, value?: unknown): void {
  try {
    // First, so that a value that does not fit leaves none instead of an old one.
    localStorage.removeItem(PREFIX + name);
    if (value !== undefined) localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // Blocked or full: the page's memory is all there is.
  }
}
