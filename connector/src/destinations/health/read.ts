import type { Kysely } from 'kysely';
import type { DestinationHealth } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';

/** How each destination has been doing that something was delivered to. */
export async function readHealth(
  database: Kysely<Database>,
  now: Date,
): Promise<DestinationHealth[]> {
  const rows = await database.selectFrom('destination_health').selectAll().execute();
  return rows.map((row) => ({
    key: row.destination,
    failures: row.failures,
    lastError: row.failures > 0 ? row.last_error : null,
    failedAt: row.failed_at?.toISOString() ?? null,
    deliveredAt: row.delivered_at?.toISOString() ?? null,
    restingUntil: row.open_until && row.open_until > now ? row.open_until.toISOString() : null,
  }));
}
