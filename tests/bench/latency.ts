import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { drainRate } from './process.ts';
import type { Bench } from './support/bench.ts';
import { load, send } from './support/load.ts';
import { openStage, type Stage } from './support/stage.ts';
import { makeTraffic } from './support/traffic.ts';

const BATCH = 100;

/** Milliseconds between two events whose way is timed, and between two looks for one. */
const BETWEEN_SAMPLES = 150;
const BETWEEN_LOOKS = 25;

/** From the acknowledgement of an event to its profile, at half of the capacity. */
export const latency: Bench = async ({ seconds }, report) => {
  const stage = await openStage();
  const traffic = makeTraffic();
  try {
    const capacity = await drainRate(stage, traffic);
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
    ).then(() => {
      loaded = false;
    });
    const samples: Promise<number>[] = [];
    while (loaded) {
      samples.push(timeOne(stage, samples.length));
      await delay(BETWEEN_SAMPLES);
    }
    await background;
    const times = (await Promise.all(samples)).sort((a, b) => a - b);
    const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN;
    report({
      bench: 'latency',
      case: 'p99 in seconds',
      ratio: at(0.99) / 1000,
      goal: '<= 1',
      figures: { p50_ms: at(0.5), p99_ms: at(0.99), samples: times.length, capacity },
    });
  } finally {
    await stage.close();
  }
};

/** Milliseconds from the acknowledgement of an event to its being in the timeline of a profile. */
async function timeOne({ connector, headers, pool }: Stage, number: number): Promise<number> {
  const userId = `timed-${process.pid}-${number}`;
  const body = JSON.stringify({ userId, event: 'Timed', properties: {} });
  await send({ url: `${connector.url}/v1/track`, method: 'POST', headers, body });
  const acknowledged = performance.now();
  for (;;) {
    const { rowCount } = await pool.query({
      name: 'visible',
      text: `select from cdp.identifiers i join cdp.events e on e.identifier_id = i.id
        where i.type = 'user_id' and i.value = $1`,
      values: [userId],
    });
    if (rowCount) return performance.now() - acknowledged;
    await delay(BETWEEN_LOOKS);
  }
}
