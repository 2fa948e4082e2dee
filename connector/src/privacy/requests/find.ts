import { type Kysely, sql } from 'kysely';
import {
  type PrivacyRequest,
  type PrivacyRequestsPage,
  type PrivacyRequestsQuery,
  paginate,
} from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import { toRequest } from './row.ts';

/** Requests about one person that are shown beside what is known of the person. */
const LAST_FEW = 10;

/** Finds a request by its id. */
export async function findRequest(
  database: Kysely<Database>,
  id: string,
): Promise<PrivacyRequest | undefined> {
  const row = await database
    .selectFrom('privacy_requests')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toRequest(row);
}

/** One page of the audit, newest first. */
export async function listRequests(
  database: Kysely<Database>,
  query: PrivacyRequestsQuery,
): Promise<PrivacyRequestsPage> {
  const { action, state, page, pageSize } = query;
  let requests = database.selectFrom('privacy_requests');
  if (action) requests = requests.where('action', '=', action);
  if (state) requests = requests.where('state', '=', state);
  const [{ total }, rows] = await Promise.all([
    requests.select(({ fn }) => fn.countAll<string>().as('total')).executeTakeFirstOrThrow(),
    requests
      .selectAll()
      .orderBy('requested_at', 'desc')
      .orderBy('id', 'desc')
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .execute(),
  ]);
  return { items: rows.map(toRequest), pagination: paginate(query, Number(total)) };
}

/** What was asked about a person before, newest first; the last few. */
export async function requestsAbout(
  database: Kysely<Database>,
  hashes: Buffer[],
): Promise<PrivacyRequest[]> {
  const rows = await database
    .selectFrom('privacy_requests')
    .selectAll()
    .where(sql<boolean>`identifier_hashes && ${hashes}::bytea[]`)
    .orderBy('requested_at', 'desc')
    .orderBy('id', 'desc')
    .limit(LAST_FEW)
    .execute();
  return rows.map(toRequest);
}

/** Ids of deletions that are not complete. */
export async function unfinishedErasures(database: Kysely<Database>): Promise<string[]> {
  const rows = await database
    .selectFrom('privacy_requests')
    .select('id')
    .where('action', 'in', ['delete', 'suppress'])
    .where('state', '<>', 'done')
    .execute();
  return rows.map(({ id }) => id);
}
