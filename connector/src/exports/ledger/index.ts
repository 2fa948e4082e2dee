export {
  findChangePosition,
  forgetChangePosition,
  keepChangePosition,
} from './change-position.ts';
export { hashRecord } from './hash.ts';
export { identityKey, type RecordIdentity } from './identity.ts';
export {
  deliverAgain,
  findBeyond,
  findNotMet,
  findUnchanged,
  forgetOtherStreams,
  type LedgerEntry,
  recordDeletions,
  recordMet,
  removeGone,
  takeBack,
  unmeet,
} from './ledger.ts';
