import { setTimeout as delay } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { MEMBERSHIP_CHANNEL } from '../audiences/index.ts';
import { type Database, listen } from '../database/index.ts';
import { activationQueue } from '../jobs/index.ts';
import type { Platform } from '../platform.ts';
import { quietly } from '../shared/quietly.ts';
import { followChanges } from './follow.ts';

/** Sees to it that whatever is to be told has a job. */
export interface Supervisor {
  stop(): Promise<void>;
}

/**
 * Takes in changes of memberships as they are published, and has each activation with something to tell
 * worked on, unless it waits for a time to come. What a job left behind, or a process that ended, is
 * found by the look that comes in any case.
 *
 * @param interval milliseconds between two looks that nobody asked for
 */
export function superviseActivations(platform: Platform, interval: number): Supervisor {
  const { pool, database, jobs, logger, clock } = platform;
  const ending = new AbortController();
  const complain = quietly((message, details) => logger.warn(details, message));
  let bell = new AbortController();
  const subscription = listen(pool, MEMBERSHIP_CHANNEL, () => bell.abort());

  async function look(): Promise<void> {
    let isMore = true;
    while (isMore && !ending.signal.aborted) {
      isMore = await followChanges(database);
    }
    for (const activation of await dueActivations(database, clock())) {
      await jobs.send(activationQueue, { activation }, { key: activation });
    }
  }

  async function watch(): Promise<void> {
    while (!ending.signal.aborted) {
      // Who rings during the look is heard after it.
      bell = new AbortController();
      if (jobs.running()) {
        await look().catch((error) => {
          complain('Activations cannot be looked after at present.', String(error));
        });
      }
      const signal = AbortSignal.any([ending.signal, bell.signal]);
      await delay(interval, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  const ended = watch();
  return {
    async stop() {
      ending.abort();
      await Promise.all([ended, subscription.stop()]);
    },
  };
}

/** Those that have somebody to tell of and need not wait. */
async function dueActivations(database: Kysely<Database>, now: Date): Promise<string[]> {
  const { rows } = await sql<{ activation: string }>`
    select activation from cdp.activations a
    where enabled and (due_at is null or due_at <= ${now}) and exists (
      select from cdp.activation_deliveries d
      where d.activation = a.activation and d.state = 'waiting'
    )
    order by activation
  `.execute(database);
  return rows.map(({ activation }) => activation);
}
