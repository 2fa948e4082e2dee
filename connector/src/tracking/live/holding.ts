import { sql } from 'kysely';
import type { Holding } from '../../identity/index.ts';

/**
 * The events that somebody watches at present. They are shown for a minute and are in the timeline as
 * well, so an export leaves them out; whoever is forgotten, all of them go.
 */
export const liveHolding: Holding = {
  name: 'liveEvents',
  async *read() {},
  async forget(transaction) {
    await sql`delete from cdp.live_events`.execute(transaction);
    return 0;
  },
};
