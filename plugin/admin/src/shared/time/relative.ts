/** Seconds in each unit, from the longest. Months and years are those of the mean calendar. */
const UNITS = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

export interface RelativeMoment {
  /** Negative in the past. */
  value: number;
  unit: 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second';
}

/** How far a moment is from another in words' terms: the longest unit that fits, cut to a whole. */
export function relativeMoment(at: Date, now: Date): RelativeMoment {
  const seconds = (at.getTime() - now.getTime()) / 1000;
  for (const [unit, length] of UNITS) {
    if (Math.abs(seconds) >= length) return { value: Math.trunc(seconds / length), unit };
  }
  // Adding 0 makes the -0 of a moment just past, which would be said as «-0 seconds», a 0.
  return { value: Math.trunc(seconds) + 0, unit: 'second' };
}

/** Milliseconds until the words for a moment can change. */
export function refreshAfter({ unit }: RelativeMoment): number {
  if (unit === 'second') return 1000;
  return unit === 'minute' ? 10_000 : 60_000;
}
