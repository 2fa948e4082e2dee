import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/index.ts';
import type { LastTold } from './decide.ts';

/** Reads what a destination was told last of people, by the ids that their profiles have now. */
export async function readLastTold(
  database: Kysely<Database>,
  activation: string,
  profileIds: string[],
): Promise<LastTold> {
  const { rows } = await sql<{ profileId: string; change: 'entered' | 'exited' }>`
    select distinct on (i.profile_id) i.profile_id as "profileId", d.change
    from cdp.identifiers i join cdp.activation_deliveries d on d.profile_id = i.id
    where i.profile_id = any(${profileIds}::uuid[]) and d.activation = ${activation}
      and d.state = 'delivered' and d.change <> 'member'
    order by i.profile_id, d.id desc
  `.execute(database);
  return new Map(rows.map(({ profileId, change }) => [profileId, change]));
}
