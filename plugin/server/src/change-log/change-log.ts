import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Strapi } from '../strapi.ts';

/*
 * Which entries of the site were written, in an order that readers can follow.
 *
 * Ids are handed out when rows are written and become visible when their transactions commit, in
 * another order: a reader that remembers the highest id it saw would skip the row of a transaction
 * that took longer. So a row has no place when it is written. Readers give one to all rows that they
 * see: they take the lock of the counter, and put what has no place yet into the next batch. Batches
 * become visible in order, since only who holds the lock makes one, and a row that commits later gets
 * into a later batch. Any number of instances of Strapi write and read so, on any database.
 */

const CHANGES = 'cdp_content_changes';
const COUNTER = 'cdp_change_counters';

/** The only counter. */
const NAME = 'content';

/** Most rows that get their place in one transaction. */
const BATCH = 1000;

/** Rows of one statement: databases take so many parameters at most. */
const ROWS_AT_ONCE = 200;

/** Milliseconds that a change is kept. Who asks for older ones must compare all entries. */
const KEPT_FOR = 7 * 24 * 60 * 60 * 1000;

/** A place in the log: everything up to it is known. */
export interface Place {
  batch: number;
  /** Row within the batch. */
  id: number;
}

/** What says which entries were written. */
export interface Change {
  contentType: string;
  /** Null: any of the type. */
  documentId: string | null;
  /** Only a draft was written. */
  draft?: boolean;
}

/** Which changes a reader wants. */
export interface Wanted {
  /** Content types. */
  types: readonly string[];
  /** Also those of drafts. */
  drafts: boolean;
}

const counterSchema = z.object({
  epoch: z.string(),
  batch: z.coerce.number(),
  floor: z.coerce.number(),
});
export type Counter = z.output<typeof counterSchema>;

const changeRowSchema = z.object({
  id: z.coerce.number(),
  batch: z.coerce.number(),
  changed_type: z.string(),
  changed_document: z.string(),
});

/** A change and its place. */
export interface LoggedChange extends Place {
  contentType: string;
  documentId: string;
}

type Transaction = Parameters<ReturnType<Strapi['db']['getConnection']>['transacting']>[0];

/** The log of changes in the database. */
export function changeLog(strapi: Strapi) {
  const table = (name: string, trx?: Transaction) => {
    const query = strapi.db.getConnection(name);
    return trx ? query.transacting(trx) : query;
  };

  async function counter(trx?: Transaction): Promise<Counter> {
    const query = table(COUNTER, trx).where({ name: NAME });
    return counterSchema.parse(await (trx ? query.forUpdate() : query).first());
  }

  async function hasUnplaced(): Promise<boolean> {
    return (await table(CHANGES).whereNull('batch').first('id')) !== undefined;
  }

  /** @returns rows that got their place */
  async function placeSome(): Promise<number> {
    return strapi.db.transaction(async ({ trx }) => {
      const { batch } = await counter(trx);
      // Looked up first: an update by condition would wait for rows that are not committed yet.
      const ids: number[] = await table(CHANGES, trx)
        .whereNull('batch')
        .orderBy('id')
        .limit(BATCH)
        .pluck('id');
      if (ids.length === 0) return 0;
      await table(CHANGES, trx)
        .whereIn('id', ids)
        .update({ batch: batch + 1 });
      await table(COUNTER, trx)
        .where({ name: NAME })
        .update({ batch: batch + 1 });
      return ids.length;
    });
  }

  async function place(): Promise<void> {
    if (!(await hasUnplaced())) return;
    while ((await placeSome()) === BATCH);
  }

  const wantedOnes = ({ types, drafts }: Wanted) => {
    const query = table(CHANGES).whereIn('changed_type', [...types]);
    return drafts ? query : query.where('draft', false);
  };

  const after = ({ batch, id }: Place, wanted: Wanted) =>
    wantedOnes(wanted).where((place) =>
      place
        .where('batch', '>', batch)
        .orWhere((rest) => rest.where('batch', '=', batch).where('id', '>', id)),
    );

  return {
    counter: () => counter(),

    /** Makes the counter, unless there is one. */
    async prepare(): Promise<void> {
      const epoch = randomBytes(6).toString('hex');
      await table(COUNTER)
        .insert({ name: NAME, epoch, batch: 0, floor: 0 })
        .onConflict('name')
        .ignore();
    },

    /** Notes changes, in the transaction that makes them where there is one. */
    async add(changes: readonly Change[], trx?: Transaction): Promise<void> {
      const now = new Date();
      for (let begin = 0; begin < changes.length; begin += ROWS_AT_ONCE) {
        const rows = changes
          .slice(begin, begin + ROWS_AT_ONCE)
          .map(({ contentType, documentId, draft = false }) => ({
            changed_type: contentType,
            changed_document: documentId,
            draft,
            created_at: now,
          }));
        await table(CHANGES, trx).insert(rows);
      }
    },

    /** Gives every change that is visible its place. */
    place,

    /** Whether one of these types was written after a place without telling which entries. */
    async hasUnnamed(wanted: Wanted, place: Place): Promise<boolean> {
      const found = await after(place, wanted).whereNull('changed_document').first('id');
      return found !== undefined;
    },

    /** Whether anything of these types was written after a place, placed or not. */
    async hasAfter(wanted: Wanted, place: Place): Promise<boolean> {
      if ((await after(place, wanted).first('id')) !== undefined) return true;
      const unplaced = await wantedOnes(wanted).whereNull('batch').first('id');
      return unplaced !== undefined;
    },

    /** Changes of these types after a place, in order. */
    async readAfter(wanted: Wanted, place: Place, limit: number): Promise<LoggedChange[]> {
      const rows = await after(place, wanted)
        .whereNotNull('changed_document')
        .orderBy([{ column: 'batch' }, { column: 'id' }])
        .limit(limit)
        .select('id', 'batch', 'changed_type', 'changed_document');
      return z
        .array(changeRowSchema)
        .parse(rows)
        .map(({ id, batch, changed_type: contentType, changed_document: documentId }) => ({
          id,
          batch,
          contentType,
          documentId,
        }));
    },

    /** Forgets what is older than is kept. The last batch of it stays, as places may be within. */
    async prune(now = new Date()): Promise<void> {
      await place();
      const before = new Date(now.getTime() - KEPT_FOR);
      const found = await table(CHANGES)
        .where('created_at', '<', before)
        .max('batch as floor')
        .first();
      const floor = Number(found?.floor ?? 0);
      if (floor === 0) return;
      await strapi.db.transaction(async ({ trx }) => {
        const known = await counter(trx);
        if (known.floor >= floor) return;
        await table(COUNTER, trx).where({ name: NAME }).update({ floor });
        await table(CHANGES, trx).where('batch', '<', floor).delete();
      });
    },
  };
}

export type ChangeLog = ReturnType<typeof changeLog>;
