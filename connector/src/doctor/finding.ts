/** What a check found. */
export interface Finding {
  /** What was checked, such as `database`. */
  check: string;
  ok: boolean;
  /** What is the case. */
  message: string;
  /** What to do about it. */
  fix?: string;
}

/** Something is as it should be. */
export function fine(check: string, message: string): Finding {
  return { check, ok: true, message };
}

/** Something is wrong. */
export function wrong(check: string, message: string, fix: string): Finding {
  return { check, ok: false, message, fix };
}
