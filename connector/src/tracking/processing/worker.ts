import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { isDatabaseAway } from '../../database/index.ts';
import type { Platform } from '../../platform.ts';
import { quietly } from '../../shared/quietly.ts';
import { estimateBacklog } from '../backlog.ts';
import { type Desk, deskOf } from '../desk.ts';
import { describeSetAside } from '../live/index.ts';
import { type BatchOutcome, processBatch } from './batch.ts';
import { Partitions } from './partitions.ts';
import { deleteOldSetAside, isFaultOfEvent, setAsideOldest } from './set-aside.ts';

/** Events in one batch: enough to share the cost of its statements, few enough to be done soon. */
const BATCH_SIZE = 4_000;

/**
 * Milliseconds in which events gather when fewer came than fill a batch. Costs that much in delay,
 * and saves most of the work at medium load.
 */
const GATHERING = 30;

/** Milliseconds between two looks at the inbox, for what another process stored. */
const POLL = 1_000;

/** Milliseconds between two looks for events that were set aside too long ago. */
const CLEANING_INTERVAL = 60 * 60 * 1000;

/** Milliseconds before the next try while another process has its turn. */
const TURN = 100;

/** Milliseconds before the next try when the database is away or in trouble. */
const TROUBLE = 1_000;

/**
 * A rush is acknowledged first and processed after: until this many events wait, processing rests
 * between batches for `REST` times as long as the last one took, and leaves processor and disk to
 * receiving. Steady traffic never sees it.
 */
const MOST_OF_A_RUSH = 200_000;
const REST = 3;

/** Events that may wait. Beyond that no more are taken until processing has caught up. */
const MOST_WAITING = 1_000_000;

/** Events on their way from the inbox to profiles. */
export interface Processing {
  /** Finishes the batch under way. What is in the inbox stays for the next process. */
  stop(): Promise<void>;
}

/**
 * Begins to process events. Every connector may run this: they take turns, batch by batch, because
 * who is whom must be decided by one at a time (see `lockIdentities`).
 */
export function startProcessing(platform: Platform): Processing {
  const ending = new AbortController();
  const ended = new Worker(platform, deskOf(platform)).run(ending.signal);
  return {
    async stop() {
      ending.abort();
      await ended;
    },
  };
}

class Worker {
  readonly #platform: Platform;
  readonly #desk: Desk;
  readonly #partitions = new Partitions();
  readonly #complain: ReturnType<typeof quietly>;
  #limit = BATCH_SIZE;
  #measuredAt = 0;
  #cleanedAt = 0;
  #waiting = 0;
  /** Whether the last look found nothing: then it is looked before anything is begun. */
  #idle = false;

  constructor(platform: Platform, desk: Desk) {
    this.#platform = platform;
    this.#desk = desk;
    this.#complain = quietly((message, details) => platform.logger.error(details, message));
  }

  async run(signal: AbortSignal): Promise<void> {
    let news = false;
    const onStored = () => {
      news = true;
    };
    this.#desk.signals.on('stored', onStored);
    while (!signal.aborted) {
      news = false;
      const pause = await this.#work();
      if (pause === POLL) {
        if (!news) await this.#sleepUntilStored(signal);
      } else if (pause > 0) {
        await delay(pause, undefined, { signal }).catch(() => undefined);
      }
      await this.#measure();
    }
    this.#desk.signals.off('stored', onStored);
  }

  /** Processes one batch. @returns milliseconds before the next; `POLL` ends when events are stored */
  async #work(): Promise<number> {
    const begin = Date.now();
    try {
      if (this.#idle && (await estimateBacklog(this.#platform)) === 0) return POLL;
      const outcome = await processBatch(
        this.#platform,
        this.#partitions,
        this.#limit,
        this.#desk.live,
      );
      this.#desk.live.add(outcome.verdicts);
      this.#count(outcome);
      if (!outcome.locked) return TURN;
      this.#idle = outcome.taken.length === 0;
      if (this.#idle) return POLL;
      const isFull = outcome.taken.length === this.#limit;
      this.#limit = Math.min(this.#limit * 2, BATCH_SIZE);
      return Math.max(isFull ? 0 : GATHERING, this.#rest(Date.now() - begin));
    } catch (error) {
      this.#partitions.forget();
      return this.#recover(error).catch((failure) => this.#wait(failure));
    }
  }

  /** @param took milliseconds of the last batch */
  #rest(took: number): number {
    return this.#desk.crowded() && this.#waiting < MOST_OF_A_RUSH ? took * REST : 0;
  }

  /** Halves the batch until the event at fault is alone, and sets that one aside. */
  async #recover(error: unknown): Promise<number> {
    if (isDatabaseAway(error) || !isFaultOfEvent(error)) return this.#wait(error);
    if (this.#limit > 1) {
      this.#limit = Math.floor(this.#limit / 2);
      return 0;
    }
    const id = await setAsideOldest(this.#platform, this.#partitions, describe(error));
    if (id === null) return 0;
    const { live } = this.#desk;
    if (live.isWatched) live.add(await describeSetAside(this.#platform.database, id));
    this.#desk.metrics.processed('set_aside', 1);
    this.#platform.logger.error(
      { id, err: error },
      'An event was set aside: it cannot be processed.',
    );
    return 0;
  }

  #wait(error: unknown): number {
    this.#complain('Events cannot be processed at present.', describe(error));
    return TROUBLE;
  }

  /** Looks now and then whether too much waits. */
  async #measure(): Promise<void> {
    if (Date.now() - this.#measuredAt < POLL) return;
    this.#measuredAt = Date.now();
    this.#waiting = await estimateBacklog(this.#platform).catch(() => 0);
    this.#desk.full = this.#waiting > MOST_WAITING;
    await this.#desk.live.look().catch(() => undefined);
    await this.#clean();
  }

  /** Deletes now and then what was set aside too long ago. */
  async #clean(): Promise<void> {
    if (Date.now() - this.#cleanedAt < CLEANING_INTERVAL) return;
    this.#cleanedAt = Date.now();
    const { logger } = this.#platform;
    const events = await deleteOldSetAside(this.#platform).catch(() => 0);
    if (events > 0) logger.info({ events }, 'Events that were set aside too long ago are deleted.');
  }

  #count({ taken, stored, suppressed, dropped, blocked }: BatchOutcome): void {
    const now = this.#platform.clock().getTime();
    const fresh = taken.filter((event) => event.fresh).length;
    this.#desk.metrics.processed('stored', stored.length);
    this.#desk.metrics.processed('suppressed', suppressed);
    this.#desk.metrics.processed('set_aside', blocked);
    this.#desk.metrics.processed('dropped', dropped);
    this.#desk.metrics.processed('duplicate', taken.length - fresh);
    for (const { receivedAt, replayed } of stored) {
      // How long it was set aside says nothing of how fast events are processed.
      if (replayed) continue;
      this.#desk.metrics.visibleAfter((now - receivedAt.getTime()) / 1000);
    }
  }

  async #sleepUntilStored(signal: AbortSignal): Promise<void> {
    const patience = AbortSignal.any([signal, AbortSignal.timeout(POLL)]);
    await once(this.#desk.signals, 'stored', { signal: patience }).catch(() => undefined);
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
