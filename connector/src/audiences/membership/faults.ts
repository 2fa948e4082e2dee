import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/index.ts';

/**
 * Notes that profiles cannot be judged by rules. One in force keeps its members as they are, and says
 * so; one that is being computed is given up. Both stay so until they are computed anew.
 *
 * @param broken reasons by the number of the rule
 */
export async function markBroken(
  database: Kysely<Database>,
  broken: Map<number, string>,
): Promise<void> {
  if (broken.size === 0) return;
  await sql`
    update cdp.audience_rules r set error = broken.reason,
      state = case when r.state = 'computing' then 'failed' else r.state end
    from unnest(${[...broken.keys()]}::integer[], ${[...broken.values()]}::text[])
      as broken (id, reason)
    where r.id = broken.id and r.state in ('computing', 'live')
  `.execute(database);
}
