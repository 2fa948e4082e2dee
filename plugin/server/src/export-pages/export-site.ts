import {
  exportableTypes,
  findModel,
  processorRegistry,
  type SelectedField,
  type SelectionSite,
} from '../field-exports/index.ts';
import type { Strapi } from '../strapi.ts';
import { type Population, populationOf } from './population.ts';

/** Columns that every record is made of, beside the chosen fields. */
const RECORD_COLUMNS = ['documentId', 'createdAt', 'updatedAt'];

/** What the fields of a content type are looked up in. @throws NotFoundError */
export function selectionSite(strapi: Strapi, contentType: string): SelectionSite {
  return {
    model: exportableTypes(strapi).model(contentType),
    findModel: (uid) => findModel(strapi, uid),
    processors: processorRegistry(strapi),
  };
}

/** What a query reads so that records can be made of these fields. */
export function recordPopulation(
  fields: readonly SelectedField[],
  { findModel: models }: Pick<SelectionSite, 'findModel'>,
  localized: boolean,
): Population {
  const population = populationOf(
    fields.flatMap((field) => [field, ...field.required]),
    models,
  );
  population.select.push(...RECORD_COLUMNS, ...(localized ? ['locale'] : []));
  return population;
}
