import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { isDatabaseAway, listen } from '../../database/index.ts';
import type { Platform } from '../../platform.ts';
import { quietly } from '../../shared/quietly.ts';
import { TOUCHED_CHANNEL } from '../../touched/index.ts';
import { BUSY } from '../lock.ts';
import type { MembershipMetrics } from '../metrics.ts';
import { putOff } from './put-off.ts';
import { lookAhead, type TurnContext, type TurnOutcome, takeTurn } from './turn.ts';

/** Identifiers in one turn: enough to share the cost of its statements, few enough to be done soon. */
const TURN_SIZE = 2_000;

/** Milliseconds in which touches gather when fewer came than fill a turn. */
const GATHERING = 20;

/**
 * Seconds that the oldest event may have waited before processing counts as behind. Then looks make way
 * for it: who is looked at later is looked at fewer times.
 */
const BEHIND = 1;

/** Milliseconds in which touches wait after a turn while processing is behind. */
const REST_BEHIND = 300;

/** Milliseconds in which profiles gather whose time has come. They do not wait for touches. */
const GATHERING_DUE = 200;

/** Milliseconds between two looks at the clock and at what nobody told of. */
const POLL = 1_000;

/** Milliseconds before the next try while somebody else has the turn. */
const BUSY_PAUSE = 50;

/** Milliseconds before the next try when the database is away or in trouble. */
const TROUBLE = 1_000;

/** Keeps memberships right. */
export interface Evaluator {
  /** Finishes the turn under way. What waits is for the next process. */
  stop(): Promise<void>;
}

/** What the evaluator needs besides what turns do. */
export type EvaluatorPlatform = Pick<Platform, 'pool' | 'logger'> & {
  metrics: MembershipMetrics;
  /** Called about once a second, between turns. */
  betweenTurns(now: Date): Promise<void>;
};

/**
 * Begins to keep memberships right, as things are learned and as time passes. Every connector may run
 * this: they take turns.
 */
export function startEvaluator(platform: EvaluatorPlatform, context: TurnContext): Evaluator {
  const ending = new AbortController();
  const loop = new Loop(platform, context);
  const subscription = listen(platform.pool, TOUCHED_CHANNEL, () => loop.wake());
  const ended = loop.run(ending.signal);
  return {
    async stop() {
      ending.abort();
      loop.wake();
      await Promise.all([ended, subscription.stop()]);
    },
  };
}

class Loop {
  readonly #platform: EvaluatorPlatform;
  readonly #context: TurnContext;
  readonly #complain: ReturnType<typeof quietly>;
  #limit = TURN_SIZE;
  #news = false;
  #betweenAt = 0;
  /** Until when touches wait. */
  #restsUntil = 0;
  #rest: AbortController | undefined;

  constructor(platform: EvaluatorPlatform, context: TurnContext) {
    this.#platform = platform;
    this.#context = context;
    this.#complain = quietly((message, details) => platform.logger.error(details, message));
  }

  /** Says that there is something to look at. */
  wake(): void {
    this.#news = true;
    this.#rest?.abort();
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.#news = false;
      const { pause, mayBeWoken } = await this.#turn();
      if (signal.aborted || (mayBeWoken && this.#news)) continue;
      this.#rest = new AbortController();
      const wakers = mayBeWoken ? AbortSignal.any([signal, this.#rest.signal]) : signal;
      await delay(pause, undefined, { signal: wakers }).catch(() => undefined);
    }
  }

  async #turn(): Promise<{ pause: number; mayBeWoken: boolean }> {
    const began = performance.now();
    try {
      const touches = began >= this.#restsUntil;
      const ahead = await lookAhead(this.#context, touches);
      if (ahead) {
        await this.#betweenTurns(ahead.now);
        return this.#pauseUntil(ahead);
      }
      const outcome = await takeTurn(this.#context, { limit: this.#limit, touches });
      if (outcome === BUSY) return { pause: BUSY_PAUSE, mayBeWoken: false };
      this.#platform.metrics.turn(outcome);
      this.#limit = Math.min(this.#limit * 2, TURN_SIZE);
      await this.#betweenTurns(outcome.now);
      const isBehind = outcome.behind > BEHIND;
      if (outcome.full && (outcome.waited === null || !isBehind)) {
        return { pause: 0, mayBeWoken: false };
      }
      if (outcome.waited !== null) {
        this.#restsUntil = performance.now() + (isBehind ? REST_BEHIND : GATHERING);
      }
      return this.#pauseUntil(outcome, GATHERING_DUE);
    } catch (error) {
      await this.#recover(error).catch((failure) => this.#report(failure));
      return { pause: isDatabaseAway(error) ? TROUBLE : 0, mayBeWoken: false };
    }
  }

  /**
   * How long to wait for what comes next: touches, once they need not wait any more, or time.
   *
   * @param least milliseconds that time waits for
   */
  #pauseUntil(
    { next, now }: Pick<TurnOutcome, 'next' | 'now'>,
    least = 0,
  ): { pause: number; mayBeWoken: boolean } {
    const rest = this.#restsUntil - performance.now();
    const due = next === null ? POLL : Math.max(least, next.getTime() - now.getTime());
    if (rest > 0) return { pause: Math.min(rest, due), mayBeWoken: false };
    return { pause: Math.min(POLL, due), mayBeWoken: true };
  }

  async #betweenTurns(now: Date): Promise<void> {
    if (performance.now() - this.#betweenAt < POLL) return;
    this.#betweenAt = performance.now();
    await this.#platform.betweenTurns(now);
  }

  /** Halves the turn until what is at fault is alone, and puts that off: nobody else waits for it. */
  async #recover(error: unknown): Promise<void> {
    if (isDatabaseAway(error)) return this.#report(error);
    if (this.#limit > 1) {
      this.#limit = Math.floor(this.#limit / 2);
      return;
    }
    const profileIds = await putOff(this.#context);
    this.#platform.logger.error(
      { profileIds, err: error },
      'Profiles cannot be looked at and are put off: their audiences may not be up to date.',
    );
  }

  #report(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    this.#complain('Profiles cannot be looked at at present.', reason);
  }
}
