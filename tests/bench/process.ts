import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { bareInserts } from './support/bare-insert.ts';
import type { Bench } from './support/bench.ts';
import { load } from './support/load.ts';
import { backlog, openStage, type Stage } from './support/stage.ts';
import { makeTraffic, type Traffic } from './support/traffic.ts';

const BATCH = 100;
const CONNECTIONS = 8;

/** Events that wait before the measurement of processing alone begins. */
const WAITING = 40_000;

/** Events a second from the inbox to visible profiles, and whether half of that leaves no backlog. */
export const processing: Bench = async ({ seconds }, report) => {
  const traffic = makeTraffic();
  const bare = await bareInserts(traffic, seconds);
  const stage = await openStage();
  try {
    const rate = await drainRate(stage, traffic);
    report({
      bench: 'process',
      case: 'capacity',
      ratio: rate / bare,
      goal: '>= 0.25',
      figures: { events_per_s: rate, bare_rows_per_s: bare },
    });
    const most = await mostWaiting(stage, traffic, rate / 2, seconds);
    report({
      bench: 'process',
      case: 'backlog at half of that, in seconds of traffic',
      ratio: most / (rate / 2),
      goal: '<= 1',
      figures: { most_waiting_events: most, events_per_s: rate / 2 },
    });
  } finally {
    await stage.close();
  }
};

function batches({ connector, headers }: Stage, traffic: Traffic) {
  return () => ({
    url: `${connector.url}/v1/batch`,
    method: 'POST',
    headers,
    body: traffic.batch(BATCH),
  });
}

/**
 * Lets events pile up, sends no more, and times how they become profiles.
 *
 * @param untilSettled waits for what comes after that, and belongs to the time
 * @returns events a second
 */
export async function drainRate(
  stage: Stage,
  traffic: Traffic,
  untilSettled?: (stage: Stage) => Promise<void>,
): Promise<number> {
  while ((await backlog(stage)) < WAITING) {
    await load(batches(stage, traffic), { connections: CONNECTIONS, seconds: 2, warmUp: 0 });
  }
  const before = await backlog(stage);
  const begin = performance.now();
  while ((await backlog(stage)) > 0) await delay(100);
  await untilSettled?.(stage);
  return before / ((performance.now() - begin) / 1000);
}

async function mostWaiting(
  stage: Stage,
  traffic: Traffic,
  eventsPerSecond: number,
  seconds: number,
): Promise<number> {
  let most = 0;
  let sending = true;
  const watch = async () => {
    while (sending) {
      most = Math.max(most, await backlog(stage));
      await delay(200);
    }
  };
  const watching = watch();
  await load(batches(stage, traffic), {
    connections: CONNECTIONS,
    seconds,
    rate: eventsPerSecond / BATCH,
  });
  sending = false;
  await watching;
  return most;
}
