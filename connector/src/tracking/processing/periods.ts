const DAY = 24 * 60 * 60 * 1000;

/** Days that a period of message ids lasts. */
const PERIOD_DAYS = 7;

/**
 * The period of message ids that a moment is in, as the date of its first day. A message counts once
 * as long as its period or the one before it is remembered: for 7 to 14 days.
 *
 * @param offset periods before (negative) or after
 */
export function periodOf(moment: Date, offset = 0): string {
  const span = PERIOD_DAYS * DAY;
  const start = (Math.floor(moment.getTime() / span) + offset) * span;
  return new Date(start).toISOString().slice(0, 'YYYY-MM-DD'.length);
}

/**
 * The month that a moment is in, as the date of its first day, in UTC.
 *
 * @param offset months before (negative) or after
 */
export function monthOf(moment: Date, offset = 0): string {
  const first = new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() + offset, 1));
  return first.toISOString().slice(0, 'YYYY-MM-DD'.length);
}
