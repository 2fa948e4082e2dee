import { setTimeout as delay } from 'node:timers/promises';
import type { ConfigurationInput } from 'strapi-cdp-config';
import { migrateDatabase, openKeptDatabase, withClient } from '../kept-database.ts';
import { openStage, type Stage } from '../stage.ts';
import { loadShop } from './load-shop.ts';

/** A stage on the database of a shop. */
export type ShopStage = Stage & { databaseUrl: string; people: number; events: number };

/** What an earlier run left: audiences, and jobs. */
const FORGET = `
  drop schema if exists pgboss cascade;
  truncate cdp.audience_rules, cdp.memberships, cdp.membership_changes, cdp.audience_days,
    cdp.audience_touched, cdp.audience_due, cdp.segment_memberships, cdp.segment_changes,
    cdp.inbox, cdp.computations, cdp.computed_state`;

/** Opens a shop with a year of events: 1 million people and 20 million events at full scale. */
export async function openShop(
  scale: number,
  configuration: ConfigurationInput = {},
): Promise<ShopStage> {
  const database = await openKeptDatabase(`shop-${scale}`);
  try {
    await migrateDatabase(database.url);
    const size = await loadShop(database.url, scale);
    await withClient(database.url, (client) => client.query(FORGET));
    const stage = await openStage({
      database,
      configuration: { computedTraits: [], ...configuration },
    });
    await untilInColumns(stage);
    return {
      ...stage,
      ...size,
      databaseUrl: database.url,
      async close() {
        await stage.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Waits until the events that were there are in columns: that is part of loading them. */
async function untilInColumns({ pool }: Stage): Promise<void> {
  for (;;) {
    const { rows } = await pool.query(`
      select coalesce((select up_to from cdp.event_columns_progress), 0) >= last_value as done
      from cdp.event_arrivals
    `);
    if (rows[0].done) return;
    await delay(1_000);
  }
}
