import type { Readable } from 'node:stream';
import type { UID } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { ExportedEntry, ExportedEntryQuery } from 'strapi-cdp-config';
import type { EntryExports, EntryWorkflow } from '../../../shared/contracts/exported-entries.ts';
import { ConnectorUnavailable, connectorClient } from '../connector/index.ts';
import { contentReader, selectionSite } from '../export-pages/index.ts';
import { exportableTypes, fieldExportRepository, findPath } from '../field-exports/index.ts';
import type { Strapi } from '../strapi.ts';
import { type WorkflowRow, workflowRepository } from '../workflows/index.ts';

/** What was sent of entries, as far as an editor may see them in the content manager. */
export function exportedEntryService(strapi: Strapi, ability: Parameters<typeof contentReader>[1]) {
  const types = exportableTypes(strapi);
  const connector = connectorClient(strapi);

  /** @throws ForbiddenError, or NotFoundError when the editor may see no such entry */
  async function open({ contentType, documentId }: ExportedEntryQuery) {
    const type = types.find(contentType);
    if (!type) throw new errors.NotFoundError('This content type cannot be exported.');
    const { model, findModel } = selectionSite(strapi, contentType);
    const reader = contentReader(strapi, ability, findModel);
    if (!reader.mayRead(contentType)) throw new errors.ForbiddenError();
    const narrowed = await reader.narrow(contentType, {
      fields: ['documentId'],
      filters: { documentId },
    });
    const [visible] = await strapi.documents(contentType as UID.ContentType).findMany({
      ...narrowed,
      ...(type.localized && { locale: '*' }),
      limit: 1,
    });
    if (!visible) throw new errors.NotFoundError('There is no such entry.');
    return {
      /** A field that the model no longer has cannot be judged, and is not shown. */
      mayReadAll: (entries: readonly ExportedEntry[]) =>
        entries
          .flatMap(({ fields }) => fields ?? [])
          .every(({ id }) => {
            const path = findPath(model, id, findModel);
            return path !== undefined && reader.mayReadField(contentType, path);
          }),
    };
  }

  return {
    /** @throws ForbiddenError, NotFoundError */
    async find(query: ExportedEntryQuery): Promise<EntryExports> {
      const { mayReadAll } = await open(query);
      const [workflows, fieldExport, { entries, problem }] = await Promise.all([
        workflowRepository(strapi).findAll(),
        fieldExportRepository(strapi).findByContentType(query.contentType),
        connector.exportedEntries(query).then(
          (found) => ({ entries: found, problem: null }),
          (error: unknown) => {
            if (!(error instanceof ConnectorUnavailable)) throw error;
            return { entries: [], problem: error.message };
          },
        ),
      ]);
      return {
        fields: fieldExport?.fields.map(({ id, name }) => ({ id, name })) ?? [],
        workflows: withEntries(
          workflows.filter(({ options }) => options.contentType === query.contentType),
          entries,
        ),
        mayDownload: entries.some(({ fields }) => fields !== null) && mayReadAll(entries),
        connectorProblem: problem,
      };
    },

    /** What was sent of an entry last. @throws ForbiddenError, NotFoundError */
    async copies(query: ExportedEntryQuery, format: 'csv' | 'ndjson'): Promise<Readable> {
      const { mayReadAll } = await open(query);
      if (!mayReadAll(await connector.exportedEntries(query))) {
        throw new errors.ForbiddenError(
          'Among what was sent are fields that you may not see in the content manager.',
        );
      }
      return connector.exportedCopies(query, format);
    },
  };
}

/** Workflows of the site, and exports from a terminal, each with what became of the entry in it. */
function withEntries(
  workflows: readonly WorkflowRow[],
  entries: readonly ExportedEntry[],
): EntryWorkflow[] {
  const known = workflows.map(
    ({ documentId, key, name, enabled, options }): EntryWorkflow => ({
      documentId,
      key,
      name,
      enabled,
      destination: options.destination,
      streamId: options.streamId,
      draft: options.draft,
      locales: options.locales,
      status: options.status,
      entries: entries.filter(({ workflowKey }) => workflowKey === key),
    }),
  );
  const keys = new Set(workflows.map(({ key }) => key));
  const others = entries.filter(({ workflowKey }) => !keys.has(workflowKey));
  for (const key of new Set(others.map(({ workflowKey }) => workflowKey))) {
    const own = others.filter(({ workflowKey }) => workflowKey === key);
    const [first] = own;
    if (!first) continue;
    known.push({
      documentId: null,
      key,
      name: first.workflowName,
      enabled: false,
      destination: first.destination,
      streamId: first.streamId,
      draft: false,
      locales: [],
      status: first.status,
      entries: own,
    });
  }
  return known;
}
