import { isDeepStrictEqual } from 'node:util';
import type { PgBoss, Schedule as StoredSchedule } from 'pg-boss';
import type { Schedule } from './index.ts';
import type { Queue } from './queue.ts';

/**
 * Makes these the schedules of a queue. One that is as it should be is left alone, so that a restart
 * does not forget what came due in between: that is caught up with, once.
 */
export async function replaceSchedules<Payload>(
  boss: PgBoss,
  queue: Queue<Payload>,
  schedules: Schedule<Payload>[],
): Promise<void> {
  const stored = new Map((await allSchedules(boss, queue.name)).map((one) => [one.key, one]));
  for (const schedule of schedules) {
    const data = Object(queue.payload.parse(schedule.payload));
    const found = stored.get(schedule.key);
    stored.delete(schedule.key);
    if (found && isSame(found, schedule, data)) continue;
    await boss.schedule(queue.name, schedule.interval, data, {
      key: schedule.key,
      tz: schedule.timeZone,
      missed: 'once',
      // In an exclusive queue: what is due while the last one still waits or runs is left out.
      singletonKey: schedule.key,
    });
  }
  for (const key of stored.keys()) await boss.unschedule(queue.name, key);
}

/** Reads on past the page size of pg-boss. */
async function allSchedules(boss: PgBoss, name: string): Promise<StoredSchedule[]> {
  const limit = 1000;
  const found: StoredSchedule[] = [];
  for (let after: StoredSchedule | undefined; ; after = found.at(-1)) {
    const page = await boss.getSchedules(name, undefined, { limit, ...(after && { after }) });
    found.push(...page);
    if (page.length < limit) return found;
  }
}

function isSame(stored: StoredSchedule, wanted: Schedule<unknown>, data: object): boolean {
  return (
    stored.cron === wanted.interval &&
    stored.timezone === wanted.timeZone &&
    isDeepStrictEqual(stored.data, data)
  );
}
