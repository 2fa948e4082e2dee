/** Characters of a row that are kept when it is bad. */
export const RAW_LENGTH = 2_000;

/** A row of a file. */
export interface Row {
  /** Number in the file, from 1; a row of headings counts, empty lines do not. */
  row: number;
  /** As it stands in the file, without its line break; cut to {@link RAW_LENGTH}. */
  raw: string;
  /** Values by position (CSV), or a JSON object (NDJSON). Undefined when it cannot be read. */
  content: string[] | Record<string, unknown> | undefined;
  /** Why it cannot be read. */
  problem?: string;
}

/** Text that PostgreSQL can keep, and no longer than it must be. */
export function toRaw(text: string): string {
  return text
    .slice(0, RAW_LENGTH)
    .replace(/[\r\n]+$/, '')
    .replace(/^[\r\n]+/, '')
    .toWellFormed()
    .replaceAll('\0', '');
}
