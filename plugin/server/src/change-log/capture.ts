import type { UID } from '@strapi/types';
import { contentTypes } from '@strapi/utils';
import type { Strapi } from '../strapi.ts';
import { capturedTypes } from './captured-types.ts';
import type { Change, ChangeLog } from './change-log.ts';

/** What Strapi hands to a subscriber of its database. */
interface LifecycleEvent {
  model: { uid: string };
  result?: unknown;
}

/** A row as a lifecycle tells it; which columns it has is up to who wrote it. */
interface WrittenRow {
  id?: number | string;
  documentId?: string | null;
  publishedAt?: string | null;
}

/** Notes changes of entries together with what changes them. */
export interface Capture {
  /** Notes these; in the transaction that is under way, if there is one. */
  note(changes: readonly Change[]): Promise<void>;
  stop(): void;
}

/**
 * Notes every entry that is written, whoever writes it. Strapi calls it inside the transaction of the
 * document service, so that the entry and the note are kept or dropped together; what code of the site
 * writes without a transaction is noted right after.
 *
 * @param wake called once the note is committed
 */
export function captureContent(strapi: Strapi, log: ChangeLog, wake: () => void): Capture {
  /** What transactions have noted already: publishing writes several rows of one entry. */
  const noted = new WeakMap<object, Set<string>>();
  const types = capturedTypes(strapi);
  const hasDrafts = new Set(
    types.filter((uid) => {
      const model = strapi.getModel(uid as UID.ContentType);
      return model && contentTypes.hasDraftAndPublish(model);
    }),
  );

  async function note(changes: readonly Change[]): Promise<void> {
    // What fails here fails the write with it. A savepoint would spare it, and undo with the note what
    // Strapi writes through the same connection meanwhile: for publishing it does several things at once.
    if (strapi.db.inTransaction()) return noteInTransaction(changes);
    try {
      await log.add(changes);
      wake();
    } catch (error) {
      strapi.log.error(
        `A change of ${changes[0]?.contentType} could not be noted; exports find it when they ` +
          `compare all entries the next time: ${error}`,
      );
    }
  }

  async function noteInTransaction(changes: readonly Change[]): Promise<void> {
    await strapi.db.transaction(async ({ trx, onCommit }) => {
      const known = noted.get(trx) ?? new Set();
      const fresh = changes.filter(
        (change) => !known.has(keyOf(change)) && !known.has(keyOf({ ...change, draft: false })),
      );
      if (fresh.length === 0) return;
      if (known.size === 0) onCommit(wake);
      for (const change of fresh) known.add(keyOf(change));
      noted.set(trx, known);
      await log.add(fresh, trx);
    });
  }

  async function noteRow({ model, result }: LifecycleEvent): Promise<void> {
    if (!result) return;
    const { documentId = null, publishedAt } = result as WrittenRow;
    const draft = publishedAt === null && documentId !== null && hasDrafts.has(model.uid);
    await note([{ contentType: model.uid, documentId, draft }]);
  }

  /** A bulk write says how many rows it wrote, and not which. */
  const noteMany = ({ model }: LifecycleEvent) =>
    note([{ contentType: model.uid, documentId: null }]);

  const unsubscribe = strapi.db.lifecycles.subscribe({
    models: types,
    afterCreate: noteRow,
    afterUpdate: noteRow,
    afterDelete: noteRow,
    afterCreateMany: noteMany,
    afterUpdateMany: noteMany,
    afterDeleteMany: noteMany,
  });
  return { note, stop: unsubscribe };
}

const keyOf = ({ contentType, documentId, draft = false }: Change) =>
  `${contentType} ${documentId} ${draft}`;
