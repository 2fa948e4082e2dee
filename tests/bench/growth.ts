import { drainRate } from './process.ts';
import type { Bench } from './support/bench.ts';
import { makeHistory } from './support/history.ts';
import { openStage } from './support/stage.ts';
import { makeTraffic } from './support/traffic.ts';

/** Events that are stored when it is measured, and how many times as many the second time. */
const EVENTS = 1_000_000;
const GROWTH = 10;

/**
 * What an event costs when ten times as many are stored: 10 million of them, which takes some 12 GB of
 * disk. `--scale 0.1` makes it a tenth of that.
 */
export const growth: Bench = async ({ scale }, report) => {
  const before = await costAt(EVENTS * scale);
  const after = await costAt(EVENTS * scale * GROWTH);
  report({
    bench: 'growth',
    case: `${EVENTS * scale} to ${EVENTS * scale * GROWTH} stored events`,
    ratio: after / before,
    goal: '<= 1.5',
    figures: { before_microseconds_per_event: before, after_microseconds_per_event: after },
  });
};

/** Microseconds that processing takes for an event. */
async function costAt(events: number): Promise<number> {
  const stage = await openStage();
  try {
    const visitors = await makeHistory(stage, events);
    // The first round brings what is touched most into memory.
    await drainRate(stage, makeTraffic({ visitors, seed: 2 }));
    return 1e6 / (await drainRate(stage, makeTraffic({ visitors, seed: 3 })));
  } finally {
    await stage.close();
  }
}
