import { manyAudiences, untilJudged, untilLive } from './support/audiences.ts';
import type { Bench } from './support/bench.ts';
import { compareReads, makeCustomers } from './support/reads.ts';
import { openStage } from './support/stage.ts';

/** A customer's segments read a second, against rows of the same size by their primary key. */
export const segmentsRead: Bench = async ({ seconds }, report) => {
  const stage = await openStage({ configuration: manyAudiences(), withStrapi: true });
  try {
    await untilLive(stage);
    const customers = await makeCustomers(stage);
    await untilJudged(stage);
    report(
      await compareReads(stage, {
        bench: 'segments-read',
        path: '/v1/segments',
        customers,
        seconds,
      }),
    );
  } finally {
    await stage.close();
  }
};
