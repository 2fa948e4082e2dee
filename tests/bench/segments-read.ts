import { manyAudiences, untilJudged, untilLive } from './support/audiences.ts';
import type { Bench } from './support/bench.ts';
import { compareReads, makeCustomers } from './support/reads.ts';
import { openStage } from './support/stage.ts';

/** A customer's segments read a second, against rows of the same size by their primary key. */
export const segmentsRead: Bench = async ({ seconds }, report) => {
  const stage = await openStage({ configuration: manyAudiences() });
  try {
    await untilLive(stage);
    const customers = await makeCustomers(stage);
    await untilJudged(stage);
    const next = (turn: number) => ({
      url: `${stage.connector.url}/v1/segments?type=user_id&value=${customers[turn % customers.length]}`,
      method: 'GET',
      headers: stage.headers,
    });
    report(await compareReads('segments-read', seconds, next));
  } finally {
    await stage.close();
  }
};
