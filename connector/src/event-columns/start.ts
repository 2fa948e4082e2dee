import { setTimeout as delay } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../database/index.ts';
import type { Platform } from '../platform.ts';
import { quietly } from '../shared/quietly.ts';
import { buildStep } from './build.ts';
import { readProgress } from './progress.ts';

/** Arrivals in one step: it is over in seconds, for which erasing waits. */
const STEP = 20_000;

/** How many times as long as it works it rests while events wait to be processed: they go first. */
const REST = 4;

/** The same while none waits: who asks something meanwhile is answered all the same. */
const REST_AT_EASE = 0.25;

/** Events that wait before they are put into chunks at once; each time chunks are written anew. */
const MANY = 50_000;

/** Milliseconds that fewer events wait at most. */
const LONGEST_WAIT = 60_000;

/** Milliseconds between two looks. */
const POLL = 2_000;

/** Changes of identifiers, and of traits, that are kept, for whoever wants to know what changed since. */
const CHANGES_KEPT = 200_000;

/** Columns that are kept up to date. */
export interface EventColumns {
  /** Finishes the step under way. */
  stop(): Promise<void>;
}

/**
 * Begins to put events into columns as they come, some time after: who reads columns reads the events
 * that wait, too. Every connector may run this: they take turns.
 */
export function startEventColumns({
  database,
  logger,
}: Pick<Platform, 'database' | 'logger'>): EventColumns {
  const ending = new AbortController();
  const complain = quietly((message, details) => logger.error(details, message));
  const ended = run(database, ending.signal, (error) => {
    const reason = error instanceof Error ? error.message : String(error);
    complain('Events cannot be put into columns at present.', reason);
  });
  return {
    async stop() {
      ending.abort();
      await ended;
    },
  };
}

async function run(
  database: Kysely<Database>,
  signal: AbortSignal,
  onError: (error: unknown) => void,
): Promise<void> {
  let waitingSince: number | undefined;
  while (!signal.aborted) {
    try {
      const waiting = await countWaiting(database);
      if (waiting > 0) waitingSince ??= performance.now();
      if (waiting >= MANY || performance.now() - (waitingSince ?? Infinity) > LONGEST_WAIT) {
        await buildAll(database, signal);
        await forgetChanges(database);
        waitingSince = undefined;
      }
    } catch (error) {
      onError(error);
    }
    await delay(POLL, undefined, { signal }).catch(() => undefined);
  }
}

async function buildAll(database: Kysely<Database>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const rest = (await areEventsWaiting(database)) ? REST : REST_AT_EASE;
    if (!(await buildStep(database, STEP, rest)).isMore) return;
    // Others take their turn.
    await delay(1);
  }
}

async function areEventsWaiting(database: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql`select from cdp.inbox limit 1`.execute(database);
  return rows.length > 0;
}

/** Events that are in no chunk yet, about: arrivals that failed count, too. */
async function countWaiting(database: Kysely<Database>): Promise<number> {
  const upTo = await readProgress(database);
  const { rows } = await sql<{ last: number }>`
    select case when is_called then last_value else 0 end::float8 as last from cdp.event_arrivals
  `.execute(database);
  return (rows[0]?.last ?? 0) - upTo;
}

async function forgetChanges(database: Kysely<Database>): Promise<void> {
  for (const table of ['identifier_changes', 'trait_changes'] as const) {
    const changes = sql`cdp.${sql.id(table)}`;
    await sql`
      delete from ${changes} where change < (select max(change) - ${CHANGES_KEPT} from ${changes})
    `.execute(database);
  }
}
