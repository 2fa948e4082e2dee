/** What is known of the time of an event, in milliseconds. */
export interface EventTimes {
  /** When it happened, by the clock of the client. */
  original: number | null | undefined;
  /** When it was sent, by the same clock. */
  sentAt: number | null | undefined;
  /** When it arrived, by our clock. */
  receivedAt: number;
}

/**
 * When an event happened, by our clock: `receivedAt - (sentAt - original)`, as Segment defines it. A
 * clock that is off cancels out, and an import of past years, sent now, keeps its time.
 *
 * Never later than its arrival: a clock that is off, or an invented time, makes no event of the
 * future. Never before 1970: then `sentAt` is nonsense, and the client's own time has to do.
 */
export function correctedTime({ original, sentAt, receivedAt }: EventTimes): number {
  if (typeof original !== 'number') return receivedAt;
  const corrected = typeof sentAt === 'number' ? receivedAt - (sentAt - original) : original;
  return Math.min(corrected >= 0 ? corrected : original, receivedAt);
}
