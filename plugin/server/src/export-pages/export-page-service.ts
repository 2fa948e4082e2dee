import { errors } from '@strapi/utils';
import type { ExportPageLine, ExportPageQuery } from 'strapi-cdp-config';
import {
  type ExportableType,
  exportableTypes,
  fieldExportRepository,
} from '../field-exports/index.ts';
import { fieldError } from '../http/index.ts';
import type { Dependencies } from '../strapi.ts';
import { entryRepository } from './entry-repository.ts';
import { recordPopulation, selectionSite } from './export-site.ts';
import { recordOf } from './record.ts';
import { selectFields } from './selection.ts';

/** Makes the pages that the connector exports. */
export function exportPageService({ strapi }: Dependencies) {
  const types = exportableTypes(strapi);
  const fieldExports = fieldExportRepository(strapi);
  const entries = entryRepository(strapi);

  return {
    /**
     * One page as lines: a record each, and where the next page begins. All of it is made before the
     * first line, so that what goes wrong still gets an error reply.
     *
     * @throws ConflictError while the content type has no field export that fits its model, and when
     *   a processor of the site fails
     */
    async read(query: ExportPageQuery): Promise<ExportPageLine[]> {
      const { contentType, kind, status, limit } = query;
      const type = types.find(contentType);
      if (!type) {
        throw new errors.NotFoundError(`«${contentType}» is no content type that can be exported.`);
      }
      assertApplicable(query, type);
      const chosen = (await fieldExports.findByContentType(contentType))?.fields ?? [];
      const site = selectionSite(strapi, contentType);
      const fields = selectFields(chosen, site);
      const population = recordPopulation(fields, site, type.localized);
      // One more than asked for tells whether there is a next page.
      const [rows, total] = await Promise.all([
        entries.findAfter(query, population, rowOf(query.after), limit + 1),
        query.after === undefined ? entries.count(query) : null,
      ]);
      const page = rows.slice(0, limit);
      const next = rows.length > limit ? String(page.at(-1)?.id) : null;
      const { localized } = type;
      const siteUrl = strapi.config.get<string>('server.absoluteUrl');
      const context = {
        kind,
        contentType,
        status,
        localized,
        fields,
        findModel: site.findModel,
        siteUrl,
      };
      return [
        ...page.map((row) => recordOf(row, context)),
        { op: 'page', next, read: page.length, total },
      ];
    },
  };
}

function assertApplicable({ status, locales }: ExportPageQuery, type: ExportableType): void {
  if (status === 'draft' && !type.draftAndPublish) {
    throw fieldError([
      { path: ['status'], message: `«${type.uid}» has no drafts: use published.` },
    ]);
  }
  if (locales.length > 0 && !type.localized) {
    throw fieldError([
      { path: ['locales'], message: `«${type.uid}» is not localized: leave the locales out.` },
    ]);
  }
}

/** The row after which a page begins. Cursors are row ids, which only Strapi knows. */
function rowOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor);
  throw fieldError([
    { path: ['after'], message: 'Use the «next» of the page before, or leave it out.' },
  ]);
}
