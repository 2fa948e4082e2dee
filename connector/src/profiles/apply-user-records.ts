import type { Transaction } from 'kysely';
import type { ExportRecord, UpsertRecord } from 'strapi-cdp-config';
import type { Database } from '../database/index.ts';
import {
  EMAIL,
  findIdentifiers,
  type Identifier,
  lockIdentities,
  resolveIdentities,
  type Sighting,
  toIdentifier,
  USER_ID,
  withoutSuppressed,
} from '../identity/index.ts';
import { cleanJson } from '../shared/clean-json.ts';
import { flattenFields } from '../shared/flatten-fields.ts';
import { touch } from '../touched/index.ts';
import { addTraits, withdrawTraits } from './traits/store.ts';
import { type TraitRanking, toTraits } from './traits/trait-set.ts';

/** Who brings the records, and when. */
export interface UserRecordsMeta {
  /** Key of the workflow: the source of the traits. */
  source: string;
  now: Date;
  ranking: TraitRanking;
}

/**
 * Makes profiles of the users of the site, within the transaction of the run's checkpoint. A user's
 * document id is the user id, a field that leaves as `email` an identifier too, and every field a
 * trait, as old as the record's last change.
 *
 * A user who was deleted keeps the profile, which may have a history of its own, and loses the traits
 * that came from this workflow. A user who is suppressed is passed over.
 */
export async function applyUserRecords(
  transaction: Transaction<Database>,
  records: ExportRecord[],
  { source, now, ranking }: UserRecordsMeta,
): Promise<void> {
  await lockIdentities(transaction);
  const users = records.flatMap((record) => {
    const userId = toIdentifier(USER_ID, record.documentId);
    return userId ? [{ record, userId }] : [];
  });
  const upserts = await withoutSuppressed(
    transaction,
    users.flatMap(({ record, userId }) => (record.op === 'upsert' ? [toUser(record, userId)] : [])),
  );
  const sightings = upserts.map(
    ({ identity, at }): Sighting => ({
      identity,
      at,
      source,
      trusted: true,
      isEvent: false,
    }),
  );
  const identifierIds = await resolveIdentities(transaction, sightings, { now });
  await addTraits(
    transaction,
    upserts.flatMap(({ values, at }, index) => {
      const identifierId = identifierIds[index];
      return identifierId ? [{ identifierId, traits: toTraits(values, source, at) }] : [];
    }),
    ranking,
  );
  await touch(transaction, identifierIds, 'event');
  const gone = users.filter(({ record }) => record.op === 'delete').map(({ userId }) => userId);
  const identifiers = await findIdentifiers(transaction, gone);
  const goneIds = identifiers.map(({ id }) => id);
  await withdrawTraits(transaction, goneIds, source);
  await touch(transaction, goneIds, 'event');
}

function toUser(record: UpsertRecord, userId: Identifier) {
  const values = Object.fromEntries(
    Object.entries(flattenFields(record.fields)).map(([name, value]) => [name, cleanJson(value)]),
  );
  const email = toIdentifier(EMAIL, values.email);
  return {
    identity: { identifiers: email ? [userId, email] : [userId] },
    values,
    at: new Date(record.updatedAt),
  };
}
