import { timeUnderLoad } from './latency.ts';
import { drainRate } from './process.ts';
import { GROUP, manyAudiences, TIMED, untilJudged, untilLive } from './support/audiences.ts';
import type { Bench } from './support/bench.ts';
import { send } from './support/load.ts';
import { openStage } from './support/stage.ts';
import { makeTraffic } from './support/traffic.ts';

/** From the acknowledgement of an event to its membership being read, at half of the capacity. */
export const audienceLatency: Bench = async ({ seconds }, report) => {
  const stage = await openStage({ configuration: manyAudiences(), withStrapi: true });
  try {
    await untilLive(stage);
    const traffic = makeTraffic();
    const capacity = await drainRate(stage, traffic, untilJudged);
    const { connector, headers } = stage;
    const isMember = async (userId: string) => {
      const url = `${connector.url}/v1/segments?group=${GROUP}&type=user_id&value=${userId}`;
      return JSON.parse(await send({ url, method: 'GET', headers })).segments.includes(TIMED);
    };
    const times = await timeUnderLoad({ stage, traffic, capacity, seconds, isVisible: isMember });
    for (const [name, reached, limit] of [
      ['p50', times.p50_ms / 1000, 0.2],
      ['p99', times.p99_ms / 1000, 1],
    ] as const) {
      report({
        bench: 'audience-latency',
        case: `${name} in seconds`,
        ratio: reached,
        goal: `<= ${limit}`,
        figures: { ...times },
      });
    }
  } finally {
    await stage.close();
  }
};
