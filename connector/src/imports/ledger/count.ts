/** What the ledger knows of a key. */
export interface LedgerEntry {
  /** How often the row has counted. */
  count: number;
  /** What the first, second, … row of a customer said last. */
  states: string[];
  runId: string;
  /** How often that run has met it. */
  runCount: number;
}

/** A row as the ledger sees it. */
export interface LedgerRow {
  /** Of the whole row; or of the customer, where the row tells a state. */
  key: string;
  /** Of what the row says of the customer; null where the key says it all. */
  state: string | null;
}

/**
 * Says of one row whether it counts, and notes it in the entry.
 *
 * A row counts if the run has met it more often than all runs before did: so twins count within a
 * file, and the same file again, in any order, adds nothing. A row that tells a state counts if the
 * same row of the same customer, the first or second or so in the file, said something else the last
 * time: what went back to what it was is news as well.
 *
 * @returns the number of the occurrence; null if the row has counted before
 */
export function countRow(
  entry: LedgerEntry,
  { state }: Pick<LedgerRow, 'state'>,
  runId: string,
): number | null {
  entry.runCount = entry.runId === runId ? entry.runCount + 1 : 1;
  entry.runId = runId;
  if (state !== null) {
    const isKnown = entry.states[entry.runCount - 1] === state;
    entry.states[entry.runCount - 1] = state;
    return isKnown ? null : entry.runCount;
  }
  if (entry.runCount <= entry.count) return null;
  entry.count = entry.runCount;
  return entry.count;
}

/** What is known of a key that nobody has met. */
export function newEntry(runId: string): LedgerEntry {
  return { count: 0, states: [], runId, runCount: 0 };
}
