import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { PoolClient } from 'pg';
import type { Database } from '../../database/index.ts';
import type { Compilation } from '../sql/events-sql.ts';
import type { Leaf } from '../sql/leaf.ts';

/** Finds the profiles that a query names: 1 by the number of a profile. */
export type AskSql = (
  query: (compilation: Compilation, build: typeof sql) => Leaf,
) => Promise<Uint8Array>;

/** Makes what asks the database, in the transaction of a client. */
export function askingSql(
  database: Kysely<Database>,
  client: PoolClient,
  compilation: Compilation,
  size: number,
): AskSql {
  return async (query) => {
    const { ids, complement } = query(compilation, sql);
    const numbers = await readNumbers(database, client, ids);
    const result = new Uint8Array(size).fill(Number(complement));
    for (let at = 0; at < numbers.length; at += 4) {
      result[numbers.readUInt32BE(at)] = Number(!complement);
    }
    return result;
  };
}

async function readNumbers(
  database: Kysely<Database>,
  client: PoolClient,
  ids: RawBuilder<unknown>,
): Promise<Buffer> {
  const query = sql<{ numbers: Buffer | null }>`
    select string_agg(int4send(i.number), ''::bytea) as numbers
    from (${ids}) as found join cdp.identifiers i on i.id = found.profile_id
  `.compile(database);
  const { rows } = await client.query(query.sql, [...query.parameters]);
  return rows[0]?.numbers ?? Buffer.alloc(0);
}
