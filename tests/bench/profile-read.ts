import type { Bench } from './support/bench.ts';
import { compareReads, makeCustomers } from './support/reads.ts';
import { openStage } from './support/stage.ts';

/** Profiles read by an identifier a second, against rows of the same size by their primary key. */
export const profileRead: Bench = async ({ seconds }, report) => {
  const stage = await openStage();
  try {
    const customers = await makeCustomers(stage);
    report(
      await compareReads(stage, { bench: 'profile-read', path: '/v1/profile', customers, seconds }),
    );
  } finally {
    await stage.close();
  }
};
