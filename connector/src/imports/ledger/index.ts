export type { LedgerEntry, LedgerRow } from './count.ts';
export { countRows, countRowsDry, type LedgerScope } from './ledger.ts';
