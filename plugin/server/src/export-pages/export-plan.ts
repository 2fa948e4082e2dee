import { errors } from '@strapi/utils';
import type { ExportPageQuery } from 'strapi-cdp-config';
import {
  type ExportableType,
  exportableTypes,
  fieldExportRepository,
  type SelectedField,
  type SelectionSite,
} from '../field-exports/index.ts';
import { fieldError } from '../http/index.ts';
import type { Strapi } from '../strapi.ts';
import { recordPopulation, selectionSite } from './export-site.ts';
import type { Population } from './population.ts';
import type { RecordContext } from './record.ts';
import { selectFields } from './selection.ts';

/** How the records of a content type are read and made. */
export interface ExportPlan {
  site: SelectionSite;
  fields: SelectedField[];
  population: Population;
  context: RecordContext;
}

/**
 * Looks up what is exported of a content type.
 *
 * @throws ConflictError while the content type has no field export that fits its model
 */
export async function planExport(strapi: Strapi, query: ExportPageQuery): Promise<ExportPlan> {
  const { contentType, kind, status } = query;
  const type = exportableTypes(strapi).find(contentType);
  if (!type) {
    throw new errors.NotFoundError(`«${contentType}» is no content type that can be exported.`);
  }
  assertApplicable(query, type);
  const row = await fieldExportRepository(strapi).findByContentType(contentType);
  const site = selectionSite(strapi, contentType);
  const fields = selectFields(row?.fields ?? [], site);
  const { localized } = type;
  return {
    site,
    fields,
    population: recordPopulation(fields, site, localized),
    context: {
      kind,
      contentType,
      status,
      localized,
      fields,
      findModel: site.findModel,
      siteUrl: strapi.config.get<string>('server.absoluteUrl'),
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
