import type { Schema, UID } from '@strapi/types';
import { contentTypes } from '@strapi/utils';
import type { RecordStatus } from 'strapi-cdp-config';
import type { Entry } from '../field-exports/index.ts';
import type { Strapi } from '../strapi.ts';
import type { Population } from './population.ts';

/** An entry of the site as a row. Every publication gives it another row id. */
export interface EntryRow extends Entry {
  id: number;
}

/** Which entries of a content type are meant. */
export interface EntryScope {
  contentType: string;
  status: RecordStatus;
  /** Empty for all. */
  locales: readonly string[];
}

/** Entries that are read at once: their number bounds what is in memory. */
const AT_ONCE = 128;

/** Reads the site's own entries. */
export function entryRepository(strapi: Strapi) {
  function conditions({ contentType, status, locales }: EntryScope) {
    return {
      uid: contentType,
      where: {
        documentId: { $notNull: true },
        ...(locales.length > 0 && { locale: { $in: locales } }),
      },
      filters: versionFilter(strapi, status),
    };
  }

  return {
    /** Row ids in their order, of entries that meet a condition. */
    async findIds(
      scope: EntryScope,
      condition: object,
      after: number,
      limit: number,
    ): Promise<number[]> {
      const { uid, where, filters } = conditions(scope);
      const rows = await strapi.db.query(uid).findMany({
        where: { $and: [where, { id: { $gt: after } }, condition] },
        filters,
        select: ['id'],
        orderBy: { id: 'asc' },
        limit,
      });
      return rows.map(({ id }: { id: number }) => id);
    },

    /** In the order of their rows. */
    async findByIds(
      { contentType, status }: EntryScope,
      { select, populate }: Population,
      ids: number[],
    ): Promise<EntryRow[]> {
      if (ids.length === 0) return [];
      return strapi.db.query(contentType).findMany({
        where: { id: { $in: ids } },
        filters: versionFilter(strapi, status),
        select,
        populate,
        orderBy: { id: 'asc' },
      });
    },

    /** The entries that there are of documents. */
    async findVersions(
      scope: EntryScope,
      documentIds: string[],
    ): Promise<{ documentId: string; locale: string | null }[]> {
      const { uid, where, filters } = conditions(scope);
      return strapi.db.query(uid).findMany({
        where: { $and: [where, { documentId: { $in: documentIds } }] },
        filters,
        select: ['documentId', 'locale'],
      });
    },

    /** The documents that have an entry, of whichever version, which meets a condition. */
    async findDocuments(contentType: string, condition: object, limit: number): Promise<string[]> {
      const rows = await strapi.db.query(contentType).findMany({
        where: { $and: [{ documentId: { $notNull: true } }, condition] },
        select: ['id', 'documentId'],
        limit,
      });
      return rows.map(({ documentId }: { documentId: string }) => documentId);
    },

    async count(scope: EntryScope): Promise<number> {
      const { uid, where, filters } = conditions(scope);
      return strapi.db.query(uid).count({ where, filters });
    },

    async findOne(
      scope: EntryScope,
      { select, populate }: Population,
      documentId: string,
    ): Promise<EntryRow | undefined> {
      const { uid, where, filters } = conditions(scope);
      const query = { where: { ...where, documentId }, filters, select, populate, limit: 1 };
      const [found] = await strapi.db.query(uid).findMany(query);
      return found;
    },

    /**
     * Entries in the order of their rows, from the one after `after` on, some at a time: the database
     * looks for the next ones while those are used, and few are in memory. One query a relation for some.
     */
    async *findAfter(
      scope: EntryScope,
      { select, populate }: Population,
      after: number,
      limit: number,
    ): AsyncGenerator<EntryRow[]> {
      const { uid, where, filters } = conditions(scope);
      const find = (from: number, some: number): Promise<EntryRow[]> =>
        strapi.db.query(uid).findMany({
          where: { ...where, id: { $gt: from } },
          filters,
          select,
          populate,
          orderBy: { id: 'asc' },
          limit: some,
        });
      // As many each time: the last query is not for one entry alone.
      const some = Math.ceil(limit / Math.ceil(limit / AT_ONCE));
      let left = limit;
      let ahead: Promise<EntryRow[]> | undefined = find(after, Math.min(some, left));
      while (ahead) {
        const rows: EntryRow[] = await ahead;
        const isLast = rows.length < Math.min(some, left);
        left -= rows.length;
        ahead =
          isLast || left === 0 ? undefined : find(rows.at(-1)?.id ?? after, Math.min(some, left));
        // It is met when they are asked for.
        ahead?.catch(() => undefined);
        yield rows;
      }
    },
  };
}

/**
 * Drafts or published versions, of the entries and of what they relate to: Strapi applies the filter
 * to each model that a query reads, and a relation links both versions of its target.
 */
function versionFilter(strapi: Strapi, status: RecordStatus) {
  return ({ meta }: { meta: { uid: string } }) => {
    const model = strapi.getModel(meta.uid as UID.Schema) as Schema.Schema | undefined;
    if (!model || !contentTypes.hasDraftAndPublish(model)) return {};
    return { publishedAt: status === 'published' ? { $notNull: true } : { $null: true } };
  };
}
