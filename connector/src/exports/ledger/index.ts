export { hashRecord } from './hash.ts';
export { identityKey, type RecordIdentity } from './identity.ts';
export {
  deliverAgain,
  findNotMet,
  findUnchanged,
  forgetOtherStreams,
  type LedgerEntry,
  recordDeletions,
  recordMet,
  removeGone,
  takeBack,
} from './ledger.ts';
