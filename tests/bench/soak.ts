import { setTimeout as delay } from 'node:timers/promises';
import type { Bench } from './support/bench.ts';
import { load } from './support/load.ts';
import { backlog, openStage, type Stage, usageOf } from './support/stage.ts';
import { makeTraffic } from './support/traffic.ts';

/** Seconds of idling that are measured. */
const IDLE = 60;

/** Milliseconds without an event that got into columns, after which no more will. */
const RESTING = 15_000;

/** Memory at capacity (the first tenth is warm-up), and what the connector costs when nothing happens. */
export const soak: Bench = async ({ seconds }, report) => {
  const stage = await openStage();
  const traffic = makeTraffic({ visitors: 100_000 });
  const { processId } = stage.connector;
  try {
    const samples: number[] = [];
    let running = true;
    const watch = async () => {
      while (running) {
        samples.push((await usageOf(processId)).megabytes);
        await delay(1_000);
      }
    };
    const watching = watch();
    const { requests } = await load(
      () => ({
        url: `${stage.connector.url}/v1/batch`,
        method: 'POST',
        headers: stage.headers,
        body: traffic.batch(100),
      }),
      { connections: 16, seconds, warmUp: 0, patient: true },
    );
    running = false;
    await watching;
    const half = Math.floor(samples.length / 2);
    const peak = (part: number[]) => Math.max(...part);
    const first = peak(samples.slice(Math.floor(samples.length / 10), half));
    const second = peak(samples.slice(half));
    const figures = {
      events_per_s: (requests * 100) / seconds,
      first_half_mb: first,
      second_half_mb: second,
    };
    report({
      bench: 'soak',
      case: 'growth of the peak',
      ratio: second / first,
      goal: '<= 1.1',
      figures,
    });
    report({
      bench: 'soak',
      case: 'peak in MB',
      ratio: Math.max(first, second),
      goal: '<= 300',
      figures,
    });
    while ((await backlog(stage)) > 0) await delay(1_000);
    await untilColumnsRest(stage);
    const before = await usageOf(processId);
    await delay(IDLE * 1_000);
    const after = await usageOf(processId);
    report({
      bench: 'soak',
      case: 'idle CPU in percent',
      ratio: ((after.cpu - before.cpu) / IDLE) * 100,
      goal: '<= 1',
      figures: { seconds: IDLE, idle_mb: after.megabytes },
    });
  } finally {
    await stage.close();
  }
};

/** Waits until all events are in columns too, as far as they get there: what is left waits for more. */
async function untilColumnsRest({ pool }: Pick<Stage, 'pool'>): Promise<void> {
  for (let before: string | undefined; ; await delay(RESTING)) {
    const { rows } = await pool.query<{ up_to: string }>(
      'select up_to from cdp.event_columns_progress',
    );
    const upTo = rows[0]?.up_to ?? '0';
    if (upTo === before) return;
    before = upTo;
  }
}
