export interface DurationPart {
  value: number;
  unit: 'hour' | 'minute' | 'second' | 'millisecond';
}

/** Splits milliseconds into the two longest units that tell it: 3,725,000 is 1 h 2 min. */
export function durationParts(milliseconds: number): DurationPart[] {
  if (milliseconds < 1000) {
    return [{ value: Math.max(0, Math.round(milliseconds)), unit: 'millisecond' }];
  }
  const seconds = Math.round(milliseconds / 1000);
  const parts: DurationPart[] = [
    { value: Math.floor(seconds / 3600), unit: 'hour' },
    { value: Math.floor(seconds / 60) % 60, unit: 'minute' },
    { value: seconds % 60, unit: 'second' },
  ];
  const first = parts.findIndex(({ value }) => value > 0);
  return parts.slice(first, first + 2).filter(({ value }) => value > 0);
}
