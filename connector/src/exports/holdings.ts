import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../database/index.ts';
import { type Holding, type Person, USER_ID, withdrawFrom } from '../identity/index.ts';
import { batchedUsers, removeUsers } from './copies/index.ts';
import { forgetRefusedUsers, refusedUsers } from './refused/index.ts';
import { activeRunsOf, forgetProblems, problemsOf } from './runs/index.ts';

/**
 * What this domain keeps of users of the site. What was delivered can be told and is not forgotten: by
 * it a destination learns that the user was deleted in Strapi. It holds a document id and a hash.
 */
export const exportHoldings: Holding[] = [
  { name: 'waitingDeliveries', read: readDeliveries, forget: forgetDeliveries },
  { name: 'refusedDeliveries', read: readRefused, forget: forgetRefused },
  { name: 'exportedRecords', read: readRecords },
  { name: 'sentCopies', read: readCopies, forget: forgetCopies },
  { name: 'trials', read: readProblems, forget: forgetTrials },
];

async function* readDeliveries(database: Kysely<Database>, person: Person) {
  const waiting = await batchedUsers(database, 'waiting', documentIdsOf(person));
  yield* waiting.map(({ record }) => record);
}

/** Pages that runs have in memory are passed over by the runs themselves. */
async function forgetDeliveries(
  transaction: Transaction<Database>,
  person: Person,
): Promise<number> {
  const users = person.identifiers.filter(({ type }) => type === USER_ID);
  await withdrawFrom(transaction, await activeRunsOf(transaction, 'user'), users);
  return removeUsers(transaction, 'waiting', documentIdsOf(person));
}

async function* readRefused(database: Kysely<Database>, person: Person) {
  yield* await refusedUsers(database, documentIdsOf(person));
}

function forgetRefused(transaction: Transaction<Database>, person: Person): Promise<number> {
  return forgetRefusedUsers(transaction, documentIdsOf(person));
}

async function* readRecords(database: Kysely<Database>, person: Person) {
  const { rows } = await sql<object>`
    select workflow_key as workflow, content_type as "contentType", document_id as "documentId",
      locale, status, stream, encode(hash, 'hex') as hash, sent_at as "sentAt"
    from cdp.exported_records where document_id = any(${[...documentIdsOf(person)]}::text[])
    order by workflow_key, content_type, document_id, locale, status
  `.execute(database);
  yield* rows;
}

async function* readCopies(database: Kysely<Database>, person: Person) {
  yield* await batchedUsers(database, 'sent', documentIdsOf(person));
}

function forgetCopies(transaction: Transaction<Database>, person: Person): Promise<number> {
  return removeUsers(transaction, 'sent', documentIdsOf(person));
}

async function* readProblems(database: Kysely<Database>, person: Person) {
  yield* await problemsOf(database, documentIdsOf(person));
}

function forgetTrials(transaction: Transaction<Database>, person: Person): Promise<number> {
  return forgetProblems(transaction, documentIdsOf(person));
}

/** A user's document id is the user id. */
function documentIdsOf({ identifiers }: Person): Set<string> {
  return new Set(identifiers.filter(({ type }) => type === USER_ID).map(({ value }) => value));
}
