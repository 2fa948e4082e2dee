export { type EventIdentity, identityOf } from './event-identity.ts';
export { identityHoldings } from './holdings.ts';
export { type Identifier, isBlocked, toIdentifier } from './identifier.ts';
export { type MergeCause, mergeCauseSchema } from './merge.ts';
export {
  findPerson,
  findPersonOfProfile,
  type Holding,
  namesPerson,
  type Person,
} from './person.ts';
export { resolveIdentities } from './resolve.ts';
export {
  ANONYMOUS_ID,
  compareIdentifiers,
  compareText,
  EMAIL,
  IDENTITY_RULES,
  USER_ID,
} from './rules.ts';
export type { Sighting } from './sighting.ts';
export { type Decision, type DecisionOutcome, reuniteSplit, splitMerge } from './split.ts';
export { findIdentifiers } from './store/identifiers.ts';
export { lockIdentities, tryLockIdentities } from './store/lock.ts';
export {
  hashIdentifiers,
  suppressedSince,
  suppressIdentifiers,
  unsuppressIdentifiers,
  withoutSuppressed,
} from './suppression.ts';
export { endWithdrawals, withdrawFrom, withoutWithdrawn } from './withdrawal.ts';
