import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { PrivacyAction, PrivacyOrder, PrivacyState } from 'strapi-cdp-config';
import type { Database } from '../../database/index.ts';
import type { Counts } from '../tables.ts';
import type { Whom } from '../whom.ts';

/** What a new entry of the audit says. */
export interface NewRequest {
  action: PrivacyAction;
  state: PrivacyState;
  whom: Whom;
  counts?: Counts;
  now: Date;
}

/** Writes a request into the audit. @returns its id */
export async function addRequest(
  database: Kysely<Database>,
  { requestedBy, origin }: PrivacyOrder,
  { action, state, whom, counts = {}, now }: NewRequest,
): Promise<string> {
  const id = randomUUID();
  await database
    .insertInto('privacy_requests')
    .values({
      id,
      action,
      state,
      requested_by: requestedBy,
      origin,
      requested_at: now,
      ended_at: state === 'done' ? now : null,
      identifier_types: whom.types,
      identifier_hashes: whom.hashes,
      erasing_ids: state === 'done' ? [] : whom.identifierIds,
      counts: JSON.stringify(counts),
    })
    .execute();
  return id;
}

/** Notes how a request ended. */
export async function endRequest(
  database: Kysely<Database>,
  id: string,
  outcome: { state: 'done' | 'failed'; counts?: Counts; error?: string; now: Date },
): Promise<void> {
  const { state, counts, error = null, now } = outcome;
  await database
    .updateTable('privacy_requests')
    .set({ state, error, ended_at: now, ...(counts && { counts: JSON.stringify(counts) }) })
    .where('id', '=', id)
    .execute();
}

/** Notes of exports that began before a moment and did not end that nobody reads them any more. */
export async function endLostExports(
  database: Kysely<Database>,
  before: Date,
  now: Date,
): Promise<void> {
  await database
    .updateTable('privacy_requests')
    .set({ state: 'failed', error: 'The export was interrupted.', ended_at: now })
    .where('action', '=', 'export')
    .where('state', '=', 'working')
    .where('requested_at', '<', before)
    .execute();
}
