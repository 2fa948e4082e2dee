import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../../database/index.ts';
import { HttpProblem } from '../../server/index.ts';

/** Milliseconds that one question may take the database. */
export const MOST_TIME = 20_000;

/** What PostgreSQL says of a statement that took too long. */
const CANCELLED = '57014';

/**
 * Asks the database big questions without harm: nothing is written, and none takes longer than an
 * editor would wait.
 *
 * @throws HttpProblem 422 when it takes too long
 */
export async function askDatabase<Answer>(
  database: Kysely<Database>,
  ask: (transaction: Transaction<Database>) => Promise<Answer>,
  mostTime = MOST_TIME,
): Promise<Answer> {
  return inTime(mostTime, () =>
    database
      .transaction()
      .setAccessMode('read only')
      .execute(async (transaction) => {
        await prepare(transaction, mostTime);
        return ask(transaction);
      }),
  );
}

/**
 * Says so in words when the database gave up.
 *
 * @throws HttpProblem 422
 */
export async function inTime<Answer>(
  mostTime: number,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (!isCancelled(error)) throw error;
    throw new HttpProblem(
      422,
      'too_slow',
      `The answer took longer than ${mostTime / 1000} seconds. Look at less time, or at fewer events.`,
      { cause: error },
    );
  }
}

async function prepare(transaction: Transaction<Database>, mostTime: number): Promise<void> {
  // Sets of a million profiles are joined in memory; compiling a query takes longer than most run.
  await sql`
    select set_config('statement_timeout', ${String(mostTime)}, true),
      set_config('work_mem', '64MB', true), set_config('jit', 'off', true)
  `.execute(transaction);
}

function isCancelled(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === CANCELLED;
}
