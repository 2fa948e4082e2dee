/**
 * Reads a value that {@link write} kept. What is missing, broken or forbidden reads as `fallback`.
 *
 * @template T
 * @param {string} key
 * @param {T} fallback
 * @returns {T}
 */
export function read(key, fallback) {
  try {
    const text = localStorage.getItem(`film-shop.${key}`);
    return text === null ? fallback : JSON.parse(text);
  } catch {
    return fallback;
  }
}

/**
 * Keeps a value for the next visit; `null` forgets it. A browser that refuses (full, or private)
 * only loses memory: the shop goes on.
 *
 * @param {string} key
 * @param {unknown} value
 */
export function write(key, value) {
  try {
    if (value === null) localStorage.removeItem(`film-shop.${key}`);
    else localStorage.setItem(`film-shop.${key}`, JSON.stringify(value));
  } catch {
    console.warn(`This browser does not keep «${key}».`);
  }
}
