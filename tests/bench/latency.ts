import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { drainRate } from './process.ts';
import type { Bench } from './support/bench.ts';
import { load, send } from './support/load.ts';
import { openStage, type Stage } from './support/stage.ts';
import { makeTraffic, type Traffic } from './support/traffic.ts';

const BATCH = 100;

/** Milliseconds between two events whose way is timed, and between two looks for one. */
const BETWEEN_SAMPLES = 150;
const BETWEEN_LOOKS = 25;

/** Whether what an event of a user brings about can be read. */
type Look = (userId: string) => Promise<boolean>;

/** From the acknowledgement of an event to its profile, at half of the capacity. */
export const latency: Bench = async ({ seconds }, report) => {
  const stage = await openStage();
  const traffic = makeTraffic();
  try {
    const capacity = await drainRate(stage, traffic);
    const isVisible = async (userId: string) => {
      const { rowCount } = await stage.pool.query({
        name: 'visible',
        text: `select from cdp.identifiers i join cdp.events e on e.identifier_id = i.id
          where i.type = 'user_id' and i.value = $1`,
        values: [userId],
      });
      return Boolean(rowCount);
    };
    const times = await timeUnderLoad({ stage, traffic, capacity, seconds, isVisible });
    report({
      bench: 'latency',
      case: 'p99 in seconds',
      ratio: times.p99_ms / 1000,
      goal: '<= 1',
      figures: times,
    });
  } finally {
    await stage.close();
  }
};

/**
 * Times events `Timed` of users of their own, one after another, while others come at half of the capacity.
 *
 * @param capacity events a second
 */
export async function timeUnderLoad({
  stage,
  traffic,
  capacity,
  seconds,
  isVisible,
}: {
  stage: Stage;
  traffic: Traffic;
  capacity: number;
  seconds: number;
  isVisible: Look;
}): Promise<{ p50_ms: number; p99_ms: number; samples: number; capacity: number }> {
  const { connector, headers } = stage;
  let loaded = true;
  const background = load(
    () => ({
      url: `${connector.url}/v1/batch`,
      method: 'POST',
      headers,
      body: traffic.batch(BATCH),
    }),
    { connections: 8, seconds, rate: capacity / 2 / BATCH },
  ).finally(() => {
    loaded = false;
  });
  const samples: Promise<number>[] = [];
  while (loaded) {
    samples.push(timeOne(stage, samples.length, isVisible));
    await delay(BETWEEN_SAMPLES);
  }
  await background;
  const times = (await Promise.all(samples)).sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN;
  return { p50_ms: at(0.5), p99_ms: at(0.99), samples: times.length, capacity };
}

/** Milliseconds from the acknowledgement of an event until what it brings about can be read. */
async function timeOne(
  { connector, headers }: Stage,
  number: number,
  isVisible: Look,
): Promise<number> {
  const userId = `timed-${process.pid}-${number}`;
  const body = JSON.stringify({ userId, event: 'Timed', properties: {} });
  await send({ url: `${connector.url}/v1/track`, method: 'POST', headers, body });
  const acknowledged = performance.now();
  while (!(await isVisible(userId))) await delay(BETWEEN_LOOKS);
  return performance.now() - acknowledged;
}
