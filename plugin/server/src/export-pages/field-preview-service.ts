import type { UID } from '@strapi/types';
import { errors } from '@strapi/utils';
import type {
  FieldPreview,
  FieldPreviewInput,
  SampleEntries,
} from '../../../shared/contracts/field-exports.ts';
import {
  type ExportableType,
  exportableTypes,
  lookUpFields,
  nameAttribute,
  type SelectedField,
} from '../field-exports/index.ts';
import type { Strapi } from '../strapi.ts';
import { entryRepository } from './entry-repository.ts';
import { recordPopulation, selectionSite } from './export-site.ts';
import { contentReader } from './reader.ts';
import { ProcessorError, type RecordContext, recordField, valueBefore } from './record.ts';

/** Entries that are offered at once. */
const MOST_SAMPLES = 20;

/** Tries a choice of fields on real entries, as far as an editor may see them. */
export function fieldPreviewService(strapi: Strapi, ability: Parameters<typeof contentReader>[1]) {
  const types = exportableTypes(strapi);

  function open(contentType: string) {
    const site = selectionSite(strapi, contentType);
    const type = types.find(contentType);
    const reader = contentReader(strapi, ability, site.findModel);
    if (!type || !reader.mayRead(contentType)) {
      throw new errors.ForbiddenError(
        'Ask for the permission to read these entries in the content manager.',
      );
    }
    return { site, type, reader };
  }

  /** Published versions: they are what leaves. */
  function documents({ uid, localized, draftAndPublish }: ExportableType) {
    const found = strapi.documents(uid as UID.ContentType);
    const version = {
      ...(draftAndPublish && { status: 'published' as const }),
      ...(localized && { locale: '*' }),
    };
    return ({ fields = [], ...query }: { fields?: string[] }) =>
      found.findMany({
        ...query,
        ...version,
        fields: [...fields, ...(localized ? ['locale'] : [])],
        limit: MOST_SAMPLES,
      });
  }

  return {
    /** @throws ForbiddenError */
    async entries(contentType: string, search: string): Promise<SampleEntries> {
      const { site, type, reader } = open(contentType);
      const naming = nameAttribute(site.model);
      const narrowed = await reader.narrow(contentType, {
        fields: ['documentId', ...(naming ? [naming] : [])],
        sort: 'updatedAt:desc',
        ...(search && naming && { filters: { [naming]: { $containsi: search } } }),
      });
      const found: Record<string, unknown>[] = await documents(type)(narrowed);
      return {
        items: found.map(({ documentId, locale, ...entry }) => ({
          documentId: String(documentId),
          locale: type.localized && typeof locale === 'string' ? locale : null,
          label: String((naming && entry[naming]) || documentId),
        })),
      };
    },

    /** @throws ForbiddenError, or NotFoundError when the editor may see no such entry */
    async preview(contentType: string, input: FieldPreviewInput): Promise<FieldPreview> {
      const { site, type, reader } = open(contentType);
      const { documentId, locale } = input;
      const filters = { documentId, ...(type.localized && locale !== null && { locale }) };
      const narrowed = await reader.narrow(contentType, { fields: ['documentId'], filters });
      const [visible] = await documents(type)(narrowed);
      const { fields, problems } = lookUpFields(input.fields, site);
      const entry =
        visible &&
        (await entryRepository(strapi).findOne(
          { contentType, status: 'published', locales: locale === null ? [] : [locale] },
          recordPopulation(fields, site, type.localized),
          documentId,
        ));
      if (!entry) throw new errors.NotFoundError('This entry is gone, or not published any more.');
      const context: RecordContext = {
        kind: 'content',
        contentType,
        status: 'published',
        localized: type.localized,
        fields,
        findModel: site.findModel,
        siteUrl: strapi.config.get<string>('server.absoluteUrl'),
      };
      const mayRead = (field: SelectedField) =>
        [field, ...field.required].every((path) => reader.mayReadField(contentType, path));
      const made = [...fields];
      return {
        items: input.fields.map(({ id, name }, index) => {
          const problem = problems.find((one) => one.index === index)?.message ?? null;
          const field = problem === null ? made.shift() : undefined;
          if (!field || !mayRead(field)) return { id, name, before: null, after: null, problem };
          return { id, name, ...previewOf(entry, field, context) };
        }),
      };
    },
  };
}

function previewOf(
  entry: Parameters<typeof recordField>[0],
  field: SelectedField,
  context: RecordContext,
): Pick<FieldPreview['items'][number], 'before' | 'after' | 'problem'> {
  const before = valueBefore(entry, field, context);
  try {
    const made = recordField(entry, field, context);
    if (!made) return { before, after: null, problem: null };
    const { value, type, parts } = made;
    return { before, after: { value, type, ...(parts && { parts }) }, problem: null };
  } catch (error) {
    if (!(error instanceof ProcessorError)) throw error;
    return { before, after: null, problem: error.message };
  }
}
