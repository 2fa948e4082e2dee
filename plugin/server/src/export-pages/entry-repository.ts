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
