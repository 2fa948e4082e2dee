import { z } from 'zod';

/** Documents to remember; beyond that, the one that was heard of longest ago goes. */
const CAPACITY = 1000;

/** What a destination of kind «http» posts: rows of any columns. */
export const feedRowsSchema = z.array(z.record(z.string(), z.json()));

/** A row of an export, such as an article. */
export type FeedRow = z.infer<typeof feedRowsSchema>[number];

/** A row and when it arrived last. */
export interface FeedEntry {
  receivedAt: string;
  row: FeedRow;
}

/** The latest version of every document that was posted to the feed, kept in memory. */
export class Feed {
  readonly #entries = new Map<string, FeedEntry>();

  /** Takes rows in. A row with `op: 'delete'` removes its document. */
  receive(rows: FeedRow[], now: Date): void {
    for (const row of rows) {
      const key = keyOf(row);
      this.#entries.delete(key);
      if (row.op !== 'delete') {
        this.#entries.set(key, { receivedAt: now.toISOString(), row });
      }
    }
    for (const key of this.#entries.keys()) {
      if (this.#entries.size <= CAPACITY) break;
      this.#entries.delete(key);
    }
  }

  /** What is known, the latest first. */
  list(): FeedEntry[] {
    return [...this.#entries.values()].reverse();
  }
}

/** Names a document in one language; a row that does not name its document counts as its own. */
function keyOf(row: FeedRow): string {
  const id = row.documentId ?? row.document_id ?? row.id;
  if (id === undefined) return JSON.stringify(row);
  return JSON.stringify([id, row.locale ?? row.language_code ?? null, row.status ?? null]);
}
