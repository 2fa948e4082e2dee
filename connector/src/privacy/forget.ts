import type { Kysely, Transaction } from 'kysely';
import type { PrivacyOrder, PrivacyRequest } from 'strapi-cdp-config';
import type { Database } from '../database/index.ts';
import { lockIdentities, suppressIdentifiers } from '../identity/index.ts';
import { privacyQueue } from '../jobs/index.ts';
import type { Platform } from '../platform.ts';
import { HOLDINGS } from './holdings.ts';
import { addRequest, findRequest } from './requests/index.ts';
import { BATCH, sweepBatch } from './sweep.ts';
import type { Counts } from './tables.ts';
import { findWhom, type Whom } from './whom.ts';

/**
 * Forgets a person. In one transaction, under the lock of identities, the person vanishes: profile,
 * identifiers, traits, evidence, events that wait. What then hangs in the air, the events above all,
 * goes in the same transaction if it is little, and by a job if it is much; nobody finds it meanwhile.
 *
 * What comes later of the same identifiers makes a new profile, unless they are suppressed. Messages
 * that were known go on to count, so that a client's retry or a replay brings nothing back.
 *
 * @param batch rows at most that hang in the air and go in the same transaction
 * @returns the request as the audit has it: `done`, or `requested` for the job
 * @throws HttpProblem 400 for a value that names nobody, 404 for an unknown profile
 */
export async function forgetPerson(
  platform: Platform,
  action: 'delete' | 'suppress',
  order: PrivacyOrder,
  batch = BATCH,
): Promise<PrivacyRequest> {
  const { database, clock, jobs } = platform;
  const purged = await purgeHoldings(database, await findWhom(database, order.person));
  return database.transaction().execute(async (transaction) => {
    await lockIdentities(transaction);
    const now = clock();
    const whom = await findWhom(transaction, order.person);
    const counts = await forgetHoldings(transaction, whom, now, purged);
    const requestId = await addRequest(transaction, order, {
      action,
      state: 'requested',
      whom,
      counts,
      now,
    });
    if (action === 'suppress') await suppressIdentifiers(transaction, whom.hashes, requestId, now);
    const isDone = await sweepBatch(transaction, requestId, batch, now, 'requested');
    if (!isDone && jobs.running()) {
      await jobs.send(privacyQueue, { requestId }, { key: requestId, transaction });
    }
    const request = await findRequest(transaction, requestId);
    if (!request) throw new Error('A privacy request that was just made is not there.');
    return request;
  });
}

async function purgeHoldings(database: Kysely<Database>, whom: Whom): Promise<Counts> {
  const counts: Counts = {};
  for (const { name, purge } of HOLDINGS) {
    if (purge) counts[name] = await purge(database, whom);
  }
  return counts;
}

async function forgetHoldings(
  transaction: Transaction<Database>,
  whom: Whom,
  now: Date,
  purged: Counts,
): Promise<Counts> {
  const counts: Counts = { ...purged };
  for (const { name, forget } of HOLDINGS) {
    if (forget) counts[name] = (counts[name] ?? 0) + (await forget(transaction, whom, now));
  }
  return counts;
}
