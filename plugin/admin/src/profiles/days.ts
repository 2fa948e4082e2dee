const DAY = 24 * 60 * 60 * 1000;

/** Days (UTC) in a row, of which some have a number, as bars without gaps. Sums weeks when long. */
export function fillDays(
  counts: { day: string; events: number }[],
  days: number,
  now: Date,
): { day: string; value: number }[] {
  const known = new Map(counts.map(({ day, events }) => [day, events]));
  const today = Math.floor(now.getTime() / DAY) * DAY;
  const width = days > 120 ? 7 : 1;
  return Array.from({ length: Math.ceil(days / width) }, (_, index) => {
    const last = today - (Math.ceil(days / width) - 1 - index) * width * DAY;
    const values = Array.from({ length: width }, (_day, back) => isoDay(last - back * DAY));
    const value = values.reduce((sum, day) => sum + (known.get(day) ?? 0), 0);
    return { day: values.at(-1) ?? isoDay(last), value };
  });
}

/** Sums amounts by month (UTC), from the first to the last, months without any included. */
export function sumMonths(
  amounts: { at: string; value: number }[],
): { day: string; value: number }[] {
  const months = amounts.map(({ at }) => at.slice(0, 7)).sort();
  const [first] = months;
  const last = months.at(-1);
  if (first === undefined || last === undefined) return [];
  const sums = new Map<string, number>();
  for (let month = first; month <= last; month = nextMonth(month)) sums.set(month, 0);
  for (const { at, value } of amounts) {
    const month = at.slice(0, 7);
    sums.set(month, (sums.get(month) ?? 0) + value);
  }
  return [...sums].map(([month, value]) => ({ day: `${month}-01`, value }));
}

function nextMonth(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
}

function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
