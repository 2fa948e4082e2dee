import { type Kysely, sql } from 'kysely';
import type { ActivationActivity } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';

interface Row {
  identifier: string;
  waiting: number;
  delivered: number;
  refused: number;
  skipped: number;
  lastDeliveredAt: Date | null;
  problem: string | null;
  dueAt: Date | null;
  startedAt: Date | null;
  endedAt: Date | null;
  members: number | null;
  error: string | null;
}

/** Reads where activations stand; of all, or of one. */
export async function readActivities(
  database: Kysely<Database>,
  now: Date,
  identifier?: string,
): Promise<ActivationActivity[]> {
  const { rows } = await sql<Row>`
    select a.activation as identifier, a.delivered::float8, a.skipped::float8,
      coalesce(open.waiting, 0) as waiting, coalesce(open.refused, 0) as refused,
      a.delivered_at as "lastDeliveredAt", a.problem, a.due_at as "dueAt",
      a.snapshot_started_at as "startedAt", a.snapshot_ended_at as "endedAt",
      a.snapshot_members::float8 as members, a.snapshot_error as error
    from cdp.activations a
    left join lateral (
      select count(*) filter (where d.state = 'waiting')::float8 as waiting,
        count(*) filter (where d.state = 'refused')::float8 as refused
      from cdp.activation_deliveries d
      where d.activation = a.activation and d.state in ('waiting', 'refused')
    ) as open on true
    ${identifier === undefined ? sql`` : sql`where a.activation = ${identifier}`}
    order by a.activation
  `.execute(database);
  return rows.map(({ dueAt, startedAt, endedAt, members, error, lastDeliveredAt, ...row }) => ({
    ...row,
    lastDeliveredAt: lastDeliveredAt?.toISOString() ?? null,
    nextTryAt: dueAt && dueAt > now ? dueAt.toISOString() : null,
    snapshot: startedAt && {
      startedAt: startedAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
      members: members ?? 0,
      error,
    },
  }));
}
