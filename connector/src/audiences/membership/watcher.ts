import type { Transaction } from 'kysely';
import type { Database } from '../../database/index.ts';

/** Memberships of audiences in force that changed. */
export interface MembershipsChanged {
  /** Whose; `all` where a changed or removed rule may have concerned anybody. */
  profileIds: string[] | 'all';
  /** Identifiers of the audiences. */
  audiences: string[];
  /** The moment that they are right for. */
  now: Date;
}

/**
 * Told in the transaction in which memberships change, so that what hangs on them changes with them or
 * not at all. It must be quick and must not wait for the lock of identities.
 */
export type OnMembershipsChanged = (
  transaction: Transaction<Database>,
  changed: MembershipsChanged,
) => Promise<void>;
