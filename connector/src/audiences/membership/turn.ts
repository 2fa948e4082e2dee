import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../../database/index.ts';
import { type BUSY, withMembershipLock } from '../lock.ts';
import { noteCatalogueChange } from './catalogue.ts';
import type { PublishedChange } from './changes.ts';
import { nextDue } from './due.ts';
import type { JudgedTime } from './judged-time.ts';
import type { Judging } from './judging.ts';
import { lookAtProfiles } from './look.ts';
import { rulesAtWork } from './rules-at-work.ts';
import { type Share, takeWork } from './take.ts';
import type { OnMembershipsChanged } from './watcher.ts';

/** What turns are taken with. */
export interface TurnContext {
  database: Kysely<Database>;
  time: JudgedTime;
  /** In which days changes are counted. */
  timeZone: string;
  judging: Judging;
  onChanged: OnMembershipsChanged;
}

/** What one turn did. */
export interface TurnOutcome {
  /** Profiles that were looked at. */
  looked: number;
  entered: number;
  exited: number;
  /** Whether more may wait. */
  full: boolean;
  /** Seconds that the oldest touch had waited; null when nothing was touched. */
  waited: number | null;
  /** Seconds that the oldest event has waited that is to become part of a profile. */
  behind: number;
  /** The moment that was judged by. */
  now: Date;
  /** When time alone asks for the next turn. */
  next: Date | null;
}

/** Milliseconds for which nothing is noted of time that passes while nobody must be looked at. */
const LONGEST_QUIET = 10_000;

/**
 * Says when a turn is needed next, at the cost of one statement: null when one is needed now.
 *
 * @param touches whether touches ask for one, or time alone
 * @returns the time of the clock, and when time alone asks for a turn
 */
export async function lookAhead(
  { database, time }: Pick<TurnContext, 'database' | 'time'>,
  touches: boolean,
): Promise<Pick<TurnOutcome, 'now' | 'next'> | null> {
  const { rows } = await sql<{ judgedAt: Date; touched: boolean; next: Date | null }>`
    select judged_at as "judgedAt",
      ${touches} and exists (select from cdp.audience_touched) as touched,
      (select min(due_at) from cdp.audience_due) as next
    from cdp.audience_clock
  `.execute(database);
  const now = time.clock();
  const [found] = rows;
  if (!found || found.touched || (found.next !== null && found.next <= now)) return null;
  const quiet = now.getTime() - found.judgedAt.getTime();
  return quiet < 0 || quiet > LONGEST_QUIET ? null : { now, next: found.next };
}

/**
 * Looks at the profiles that wait for it, in one transaction, unless somebody else does: then the
 * answer is `BUSY`. Afterwards their memberships are right, or nothing happened.
 */
export async function takeTurn(
  { database, time, timeZone, judging, onChanged }: TurnContext,
  share: Share,
): Promise<TurnOutcome | typeof BUSY> {
  return withMembershipLock(database, { wait: false }, async (transaction) => {
    const now = await time.advance(transaction);
    const taken = await takeWork(transaction, now, share);
    if (taken.catalogue) await noteCatalogueChange(transaction, now);
    const looked = taken.profiles.size + taken.gone.size;
    const changes =
      looked === 0
        ? []
        : await lookAtProfiles(transaction, taken, await rulesAtWork(transaction), {
            now,
            timeZone,
            judging,
          });
    // Who was merged or split may take along what was said of them, with no audience in it.
    const causes = [...taken.profiles].map(([id, { cause }]) => [id, cause] as const);
    const moved = [...causes, ...taken.gone].flatMap(([id, cause]) =>
      cause === 'identity' || cause === 'manual' ? [id] : [],
    );
    await tell(transaction, changes, moved, now, onChanged);
    const entered = changes.filter(({ change }) => change === 'entered').length;
    return {
      looked,
      entered,
      exited: changes.length - entered,
      full: taken.full,
      waited: taken.waited,
      behind: taken.behind,
      now,
      next: await nextDue(transaction),
    };
  });
}

async function tell(
  transaction: Transaction<Database>,
  changes: PublishedChange[],
  moved: string[],
  now: Date,
  onChanged: OnMembershipsChanged,
): Promise<void> {
  const profileIds = [...new Set([...moved, ...changes.map(({ profileId }) => profileId)])];
  if (profileIds.length === 0) return;
  const audiences = [...new Set(changes.map(({ audience }) => audience))];
  await onChanged(transaction, { profileIds, audiences, now });
}
