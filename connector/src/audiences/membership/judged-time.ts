import { performance } from 'node:perf_hooks';
import { sql, type Transaction } from 'kysely';
import type { Database } from '../../database/index.ts';

/**
 * Milliseconds that a clock may be behind the time that profiles were judged by. So much do the clocks
 * of replicas differ and are clocks set right; meanwhile time stands still, and then goes on.
 */
const TOLERANCE = 60_000;

/** Milliseconds for which nobody's clock must have been ahead before time is set back. */
const PATIENCE = 10_000;

/**
 * The moment that profiles are judged by: the clock, but never earlier than somebody judged before.
 * Otherwise two replicas whose clocks differ would let a member out and in again.
 *
 * When the clock was set back far, because it had been wrong, time is set back once: all that was
 * judged is then looked at again.
 */
export class JudgedTime {
  readonly clock: () => Date;
  readonly #patience: number;
  /** The time that is ahead of the clock, and since when it has not moved. */
  #ahead = { at: 0, since: 0 };

  /** @param patience milliseconds */
  constructor(clock: () => Date, patience = PATIENCE) {
    this.clock = clock;
    this.#patience = patience;
  }

  /** Moves time on and gives it. The transaction must have the lock of memberships. */
  async advance(transaction: Transaction<Database>): Promise<Date> {
    const now = this.clock();
    const judged = await readJudgedTime(transaction);
    if (now >= judged) {
      await write(transaction, now);
      return now;
    }
    if (!this.#isStuck(now, judged)) return judged;
    await write(transaction, now);
    await lookAtEverything(transaction, now);
    return now;
  }

  #isStuck(now: Date, judged: Date): boolean {
    const at = judged.getTime();
    if (this.#ahead.at !== at) this.#ahead = { at, since: performance.now() };
    if (at - now.getTime() <= TOLERANCE) return false;
    return performance.now() - this.#ahead.since >= this.#patience;
  }
}

/** The moment that memberships are right for. */
export async function readJudgedTime(transaction: Transaction<Database>): Promise<Date> {
  const row = await transaction
    .selectFrom('audience_clock')
    .select('judged_at')
    .executeTakeFirstOrThrow();
  return row.judged_at;
}

async function write(transaction: Transaction<Database>, now: Date): Promise<void> {
  await transaction.updateTable('audience_clock').set({ judged_at: now }).execute();
}

async function lookAtEverything(transaction: Transaction<Database>, now: Date): Promise<void> {
  await sql`
    insert into cdp.audience_due as known (profile_id, due_at)
    select id, ${now} from cdp.profiles
    on conflict (profile_id) do update set due_at = least(known.due_at, excluded.due_at)
  `.execute(transaction);
}
