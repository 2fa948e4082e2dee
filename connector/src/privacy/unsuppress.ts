import type { PrivacyOrder, PrivacyRequest } from 'strapi-cdp-config';
import { lockIdentities, unsuppressIdentifiers } from '../identity/index.ts';
import type { Platform } from '../platform.ts';
import { addRequest, findRequest } from './requests/index.ts';
import { findWhom } from './whom.ts';

/**
 * Lets later events of an identifier in again, and of those that were suppressed with it.
 *
 * @throws HttpProblem 400 for a value that names nobody, 404 for an unknown profile
 */
export async function unsuppressPerson(
  { database, clock }: Pick<Platform, 'database' | 'clock'>,
  order: PrivacyOrder,
): Promise<PrivacyRequest> {
  return database.transaction().execute(async (transaction) => {
    await lockIdentities(transaction);
    const whom = await findWhom(transaction, order.person);
    const suppressions = await unsuppressIdentifiers(transaction, whom.hashes);
    const id = await addRequest(transaction, order, {
      action: 'unsuppress',
      state: 'done',
      whom,
      counts: { suppressions },
      now: clock(),
    });
    const request = await findRequest(transaction, id);
    if (!request) throw new Error('A privacy request that was just made is not there.');
    return request;
  });
}
