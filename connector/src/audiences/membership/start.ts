import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import type { DefinitionsStore } from '../../definitions/index.ts';
import { ColumnReader } from '../../event-columns/index.ts';
import { audienceComputeQueue, audienceTidyQueue, type Job } from '../../jobs/index.ts';
import type { Platform } from '../../platform.ts';
import { traitRanking } from '../../profiles/index.ts';
import { ColumnAnswers } from '../columns/answers.ts';
import { withMembershipLock } from '../lock.ts';
import { createMembershipMetrics } from '../metrics.ts';
import { renewCatalogueRules } from './catalogue.ts';
import { markFailed } from './computations.ts';
import { type ComputeContext, computeStep } from './compute.ts';
import { startEvaluator } from './evaluator.ts';
import { JudgedTime } from './judged-time.ts';
import { createJudging } from './judging.ts';
import { endRule } from './swap.ts';
import { syncRules } from './sync.ts';
import { deleteRetired } from './tidy.ts';
import { wantedRules } from './wanted.ts';
import type { OnMembershipsChanged } from './watcher.ts';

/** When members that nobody reads any more are deleted. */
const TIDYING = { key: 'hourly', interval: '41 * * * *', timeZone: 'UTC', payload: {} };

/** Profiles in the first step of a computation, and at most. */
const FIRST_STEP = 200;
const LARGEST_STEP = 50_000;

/** Milliseconds that a step should take: events wait while it runs before they are in audiences. */
const STEP_TIME = 200;

/** Bytes of traits that are remembered from one step to the next. */
const TRAIT_MEMORY = 32 * 1024 * 1024;

/** Touches that are counted; there may be more. */
const MOST_COUNTED = 1_000_000;

/** Audiences at work. */
export interface Audiences {
  /** Finishes the turn under way. */
  stop(): Promise<void>;
}

/**
 * Begins to keep audiences: computes rules that are new or changed, and keeps memberships right. Call
 * it when jobs and definitions have started.
 *
 * @param onChanged told of every change of a membership, in its transaction
 * @param columns reads events by column
 */
export async function startAudiences(
  platform: Platform,
  definitions: Pick<DefinitionsStore, 'current' | 'freshness' | 'onChange'>,
  onChanged: OnMembershipsChanged = async () => undefined,
  columns = new ColumnReader(platform.settings.columnMemory),
): Promise<Audiences> {
  const { jobs, database, clock, configuration, logger, metrics } = platform;
  const { timeZone, traitPriority } = configuration;
  const judging = createJudging(traitRanking(configuration));
  const answers = new ColumnAnswers(platform, columns, TRAIT_MEMORY);
  const context: ComputeContext = {
    database,
    clock,
    timeZone,
    traitPriority,
    judging,
    onChanged,
    answers,
  };
  const compute = async (ids: number[]) => {
    for (const id of ids) await jobs.send(audienceComputeQueue, { rule: id }, { key: String(id) });
  };
  const sync = async (retry: boolean) => {
    const { computing, removed } = await syncRules(
      database,
      wantedRules(definitions.current(), timeZone),
      { now: clock(), complete: definitions.freshness().etag !== null, retry },
    );
    await compute(computing);
    for (const id of removed) {
      await withMembershipLock(database, { wait: true }, (transaction) =>
        endRule(transaction, id, { now: clock(), timeZone, onChanged }),
      );
    }
  };
  await sync(true);
  definitions.onChange(() => sync(false));
  await jobs.work(audienceComputeQueue, async (job) => {
    await computeRule(context, job);
    await jobs.send(audienceTidyQueue, {}, { key: TIDYING.key });
  });
  await jobs.work(audienceTidyQueue, ({ signal }) => deleteRetired(database, signal));
  await jobs.replaceSchedules(audienceTidyQueue, [TIDYING]);
  const waiting = () => countWaiting(database);
  return startEvaluator(
    {
      pool: platform.pool,
      logger: logger.child({ part: 'audiences' }),
      metrics: createMembershipMetrics(metrics, waiting),
      betweenTurns: async (now) => compute(await renewCatalogueRules(database, now)),
    },
    { ...context, time: new JudgedTime(clock) },
  );
}

/** Computes a rule from scratch, or goes on where that was interrupted. */
async function computeRule(
  context: ComputeContext,
  {
    payload,
    signal,
    isLastAttempt,
  }: Pick<Job<{ rule: number }>, 'payload' | 'signal' | 'isLastAttempt'>,
): Promise<void> {
  let size = FIRST_STEP;
  try {
    for (;;) {
      signal.throwIfAborted();
      const began = performance.now();
      const { isMore, byColumns } = await computeStep(context, payload.rule, size);
      if (!isMore) return;
      size = byColumns ? LARGEST_STEP : nextSize(size, performance.now() - began);
      // Others take their turn.
      await delay(1, undefined, { signal });
    }
  } catch (error) {
    if (isLastAttempt && !signal.aborted) {
      const reason = error instanceof Error ? error.message : String(error);
      await markFailed(context.database, payload.rule, reason);
    }
    throw error;
  }
}

/** So many profiles that a step takes as long as it should, if the last one took so many milliseconds. */
function nextSize(size: number, took: number): number {
  return Math.max(1, Math.min(LARGEST_STEP, Math.round((size * STEP_TIME) / Math.max(took, 20))));
}

async function countWaiting(database: Platform['database']): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::float8 as waiting
    from (select from cdp.audience_touched limit ${MOST_COUNTED}) as counted
  `.execute(database);
  return rows[0]?.waiting ?? 0;
}
