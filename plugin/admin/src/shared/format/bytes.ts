const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

export interface Amount {
  value: number;
  unit: (typeof UNITS)[number];
}

/** The largest unit in which a number of bytes is at least one, of 1,000 each as Intl counts. */
export function byteAmount(bytes: number): Amount {
  const power = bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3);
  const index = Math.min(power, UNITS.length - 1);
  return { value: bytes / 1000 ** index, unit: UNITS[index] ?? 'byte' };
}
