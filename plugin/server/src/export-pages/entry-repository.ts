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

    /** Entries in the order of their rows, from the one after `after` on: one query a relation. */
    async findAfter(
      scope: EntryScope,
      { select, populate }: Population,
      after: number,
      limit: number,
    ): Promise<EntryRow[]> {
      const { uid, where, filters } = conditions(scope);
      return strapi.db.query(uid).findMany({
        where: { ...where, id: { $gt: after } },
        filters,
        select,
        populate,
        orderBy: { id: 'asc' },
        limit,
      });
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
