import type { Change, ChangeCapture } from '../../change-log/index.ts';
import { FILE_UID } from '../../change-log/index.ts';
import { useDocumentMiddleware } from '../../document-middleware.ts';
import { fieldExportRepository, findModel, lookUpFields } from '../../field-exports/index.ts';
import type { Strapi } from '../../strapi.ts';
import { entryRepository } from '../entry-repository.ts';
import { recordPopulation, selectionSite } from '../export-site.ts';
import { dependenciesOf } from './dependencies.ts';
import { holderConditions, type Wanted } from './holders.ts';

const USER_UID = 'plugin::users-permissions.user';

/** Types that Strapi deletes past its document service. */
const DELETED_AS_ROWS = [FILE_UID, USER_UID];

/** Most holders that are noted one by one. Beyond, all entries of their type are compared. */
const MOST_HOLDERS = 2000;

/** What Strapi hands to a subscriber around a deletion. */
interface DeletionEvent {
  model: { uid: string };
  params: { where?: { id?: number | string; documentId?: string } };
  state: { holders?: Change[] };
}

/**
 * Notes who holds something of an entry before that ends: once it is deleted or unpublished, or lets
 * go of an entry from its own side, the database no longer knows that there was a relation.
 *
 * @returns ends it
 */
export function noteHolders(strapi: Strapi, { note }: Pick<ChangeCapture, 'note'>): () => void {
  async function holdersOf(
    uid: string,
    wanted: Wanted,
    { inverseOnly = false } = {},
  ): Promise<Change[]> {
    try {
      return await findHolders(strapi, uid, wanted, inverseOnly);
    } catch (error) {
      strapi.log.error(
        `What holds an entry of ${uid} could not be found; exports find it when they compare all ` +
          `entries the next time: ${error}`,
      );
      return [];
    }
  }

  const removeMiddleware = useDocumentMiddleware(strapi, async (context, next) => {
    const { action, uid } = context;
    const { documentId, data } = context.params as {
      documentId?: string;
      data?: Record<string, unknown>;
    };
    if (documentId === undefined) return next();
    const isEnd = action === 'delete' || action === 'unpublish';
    const isTurn = action === 'publish' || action === 'discardDraft';
    const isEdit = action === 'update' && data !== undefined;
    if (!isEnd && !((isTurn || isEdit) && hasInverse(strapi, uid, isEdit ? data : undefined))) {
      return next();
    }
    const wanted = { documentIds: [documentId] };
    const holders = await holdersOf(uid, wanted, { inverseOnly: !isEnd });
    if (holders.length === 0) return next();
    return strapi.db.transaction(async () => {
      await note(holders);
      return next();
    });
  });

  const unsubscribe = strapi.db.lifecycles.subscribe({
    models: DELETED_AS_ROWS,
    async beforeDelete({ model, params, state }: DeletionEvent) {
      const { id, documentId } = params.where ?? {};
      if (documentId !== undefined) {
        state.holders = await holdersOf(model.uid, { documentIds: [documentId] });
      } else if (id !== undefined) state.holders = await holdersOf(model.uid, { ids: [id] });
    },
    async afterDelete({ state }: DeletionEvent) {
      if (state.holders && state.holders.length > 0) await note(state.holders);
    },
  } as Parameters<typeof strapi.db.lifecycles.subscribe>[0]);
  return () => {
    removeMiddleware();
    unsubscribe();
  };
}

/** Entries of exported types whose records hold something of these. */
async function findHolders(
  strapi: Strapi,
  uid: string,
  wanted: Wanted,
  inverseOnly: boolean,
): Promise<Change[]> {
  const entries = entryRepository(strapi);
  const holders = new Map<string, Change>();
  for (const { contentType, fields: chosen } of await fieldExportRepository(strapi).findAll()) {
    if (!findModel(strapi, contentType)) continue;
    const site = selectionSite(strapi, contentType);
    const population = recordPopulation(lookUpFields(chosen, site).fields, site, false);
    const ways = dependenciesOf(site.model, population, site.findModel).filter(
      ({ target, links }) =>
        target === uid && (!inverseOnly || links.at(-1)?.inverse !== undefined),
    );
    for (const way of ways) {
      for (const condition of await holderConditions(strapi, way, wanted)) {
        const found = await entries.findDocuments(contentType, condition, MOST_HOLDERS + 1);
        if (found.length > MOST_HOLDERS)
          holders.set(contentType, { contentType, documentId: null });
        else {
          for (const documentId of found) {
            holders.set(`${contentType} ${documentId}`, { contentType, documentId });
          }
        }
      }
    }
  }
  return [...holders.values()];
}

/** Whether a type has relations that are edited from both sides; with data, whether it edits one. */
function hasInverse(strapi: Strapi, uid: string, data?: Record<string, unknown>): boolean {
  const attributes = Object.entries(findModel(strapi, uid)?.attributes ?? {});
  return attributes.some(
    ([name, { inversedBy, mappedBy }]) =>
      (inversedBy ?? mappedBy) !== undefined && (data === undefined || data[name] !== undefined),
  );
}
