import type { Bench } from './support/bench.ts';
import { compareReads, makeCustomers } from './support/reads.ts';
import { openStage } from './support/stage.ts';

/** Profiles read by an identifier a second, against rows of the same size by their primary key. */
export const profileRead: Bench = async ({ seconds }, report) => {
  const stage = await openStage();
  try {
    const customers = await makeCustomers(stage);
    const next = (turn: number) => ({
      url: `${stage.connector.url}/v1/profile?type=user_id&value=${customers[turn % customers.length]}`,
      method: 'GET',
      headers: stage.headers,
    });
    report(await compareReads('profile-read', seconds, next));
  } finally {
    await stage.close();
  }
};
