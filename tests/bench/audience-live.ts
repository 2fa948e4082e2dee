import type { ConfigurationInput } from 'strapi-cdp-config';
import { drainRate } from './process.ts';
import { manyAudiences, untilJudged, untilLive } from './support/audiences.ts';
import type { Bench } from './support/bench.ts';
import { openStage, type Stage } from './support/stage.ts';
import { makeTraffic } from './support/traffic.ts';

/** Events a second to profiles and memberships with 50 audiences, against the same with none. */
export const audienceLive: Bench = async (_options, report) => {
  const without = await onStage({}, (stage) => drainRate(stage, makeTraffic()));
  const judged = await onStage(manyAudiences(), async (stage) => {
    await untilLive(stage);
    return drainRate(stage, makeTraffic(), untilJudged);
  });
  report({
    bench: 'audience-live',
    case: '50 audiences, 200 conditions',
    ratio: judged / without,
    goal: '>= 0.6',
    figures: { events_per_s: judged, without_events_per_s: without },
  });
};

async function onStage(
  configuration: ConfigurationInput,
  measure: (stage: Stage) => Promise<number>,
): Promise<number> {
  const stage = await openStage({ configuration, withStrapi: true });
  try {
    return await measure(stage);
  } finally {
    await stage.close();
  }
}
