import type pg from 'pg';
import { z } from 'zod';
import { type Finding, fine, wrong } from './finding.ts';

/** Milliseconds that two clocks may differ: beyond, the order of events is wrong. */
const TOLERANCE = 5_000;

/**
 * Judges another clock by ours.
 *
 * @param theirs milliseconds; read some time between `asked` and `answered` of our clock
 */
export function clockFinding(
  whose: string,
  theirs: number,
  asked: number,
  answered: number,
): Finding {
  const check = 'clock';
  const ahead = theirs < asked ? theirs - asked : Math.max(0, theirs - answered);
  if (Math.abs(ahead) <= TOLERANCE) return fine(check, `The clocks of ${whose} and here agree.`);
  const seconds = Math.round(Math.abs(ahead) / 1000);
  return wrong(
    check,
    `The clock of ${whose} is ${seconds} s ${ahead > 0 ? 'ahead of' : 'behind'} the one here.`,
    'Let both machines set their clocks by NTP.',
  );
}

/** Does the clock of the database agree with ours? */
export async function checkDatabaseClock(pool: pg.Pool): Promise<Finding[]> {
  const asked = Date.now();
  const { rows } = await pool.query('select clock_timestamp() as now');
  const { now } = z.object({ now: z.date() }).parse(rows[0]);
  return [clockFinding('the database', now.getTime(), asked, Date.now())];
}
