import { CronExpressionParser } from 'cron-parser';
import { z } from 'zod';

/** Instead of a cron expression: a workflow runs as soon as something changes. */
export const LIVE_INTERVAL = 'live';

/** Whether a workflow runs when something changes, and not at set times. */
export const isLive = (interval: string): boolean => interval === LIVE_INTERVAL;

/** The five fields of a cron expression, in order, with the values each may take. */
export const CRON_FIELDS = [
  { name: 'minute', range: '0-59' },
  { name: 'hour', range: '0-23' },
  { name: 'day of month', range: '1-31' },
  { name: 'month', range: '1-12 or JAN-DEC' },
  { name: 'day of week', range: '0-7 or SUN-SAT' },
] as const;

/**
 * Says what is wrong with an interval, naming the bad field, or returns undefined.
 * An interval is `live`, or a cron expression of five fields: minute, hour, day of month, month, day
 * of week.
 */
export function intervalProblem(interval: string): string | undefined {
  if (isLive(interval.trim())) return undefined;
  const fields = interval.trim().split(/\s+/).filter(Boolean);
  if (fields.length !== CRON_FIELDS.length) {
    return `Write five fields (minute, hour, day of month, month, day of week); there are ${fields.length}.`;
  }
  for (const [index, { name, range }] of CRON_FIELDS.entries()) {
    const alone = CRON_FIELDS.map((_, position) => (position === index ? fields[index] : '*'));
    if (!parses(alone.join(' '))) {
      return `The ${name} field «${fields[index]}» is not valid: use ${range}, *, lists, ranges or steps.`;
    }
  }
  return parses(fields.join(' ')) ? undefined : 'This combination of day and month never occurs.';
}

/**
 * The next moments at which an interval fires, in its time zone; none that are known for `live`.
 *
 * @param after - moments strictly after this one; the present by default.
 * @throws when the interval or the time zone is not valid; check with {@link intervalSchema} first.
 */
export function nextRuns(
  interval: string,
  timeZone: string,
  count: number,
  after: Date = new Date(),
): Date[] {
  if (isLive(interval)) return [];
  return CronExpressionParser.parse(interval, { tz: timeZone, currentDate: after })
    .take(count)
    .map((moment) => moment.toDate());
}

function parses(expression: string): boolean {
  try {
    CronExpressionParser.parse(expression).next();
    return true;
  } catch {
    return false;
  }
}

/** A schedule as a cron expression of five fields, or `live`. */
export const intervalSchema = z
  .string()
  .trim()
  .superRefine((interval, context) => {
    const message = intervalProblem(interval);
    if (message) context.addIssue({ code: 'custom', message });
  });
