import type { Readable } from 'node:stream';
import {
  type ImportAnalysis,
  type ImportAnalysisRequest,
  type ImportBadRowsPage,
  type ImportDryRun,
  type ImportDryRunRequest,
  type ImportFile,
  type ImportFileInput,
  type ImportRequest,
  type ImportRun,
  type ImportRunsPage,
  importAnalysisSchema,
  importBadRowsPageSchema,
  importDryRunSchema,
  importFileSchema,
  importRunSchema,
  importRunsPageSchema,
  type MappingRename,
  type PageQuery,
  type SavedMappingsPage,
  savedMappingsPageSchema,
} from 'strapi-cdp-config';
import type { Send } from './client.ts';
import { readBody } from './reply.ts';
import type { Stream } from './stream.ts';

/** Milliseconds for what takes the connector a while: a file is read for it. */
const LONG_TIMEOUT = 60_000;

/** The part of the management API that is about imports. */
export interface ImportRequests {
  createImportFile(input: ImportFileInput): Promise<ImportFile>;
  sendImportPart(id: string, part: number, data: Buffer): Promise<void>;
  completeImportFile(id: string): Promise<ImportFile>;
  analyseImport(id: string, request: ImportAnalysisRequest): Promise<ImportAnalysis>;
  dryRunImport(id: string, request: ImportDryRunRequest): Promise<ImportDryRun>;
  /** What would become of every row, as CSV. */
  dryRunFile(id: string, request: ImportDryRunRequest): Promise<Readable>;
  importMappings(query: PageQuery): Promise<SavedMappingsPage>;
  renameImportMapping(name: string, input: MappingRename): Promise<void>;
  deleteImportMapping(name: string): Promise<void>;
  imports(query: PageQuery): Promise<ImportRunsPage>;
  import(id: string): Promise<ImportRun>;
  /** @throws ConflictError while an import of the same source is under way */
  startImport(request: ImportRequest): Promise<ImportRun>;
  cancelImport(id: string): Promise<ImportRun>;
  /** @throws ConflictError while it is under way */
  deleteImport(id: string): Promise<void>;
  importBadRows(id: string, query: PageQuery): Promise<ImportBadRowsPage>;
  /** All bad rows as CSV. */
  importBadRowsFile(id: string): Promise<Readable>;
}

/** How each of them is sent. */
export function importRequests(
  request: Send,
  stream: Stream,
  part: (text: string) => string,
): ImportRequests {
  const at = (id: string) => `/imports/${part(id)}`;
  const file = (id: string) => `/imports/files/${part(id)}`;
  return {
    createImportFile: async (body) =>
      readBody(importFileSchema, await request('POST', '/imports/files', { body })),
    sendImportPart: async (id, number, bytes) => {
      await request('PUT', `${file(id)}/parts/${number}`, { bytes, timeout: LONG_TIMEOUT });
    },
    completeImportFile: async (id) =>
      readBody(importFileSchema, await request('POST', `${file(id)}/complete`)),
    analyseImport: async (id, body) => {
      const reply = await request('POST', `${file(id)}/analysis`, { body, timeout: LONG_TIMEOUT });
      return readBody(importAnalysisSchema, reply);
    },
    dryRunImport: async (id, body) => {
      const reply = await request('POST', `${file(id)}/dry-run`, { body, timeout: LONG_TIMEOUT });
      return readBody(importDryRunSchema, reply);
    },
    dryRunFile: (id, body) => stream('POST', `${file(id)}/dry-run.csv`, body),
    importMappings: async (query) =>
      readBody(savedMappingsPageSchema, await request('GET', '/imports/mappings', { query })),
    renameImportMapping: async (name, body) => {
      await request('POST', `/imports/mappings/${part(name)}/rename`, { body });
    },
    deleteImportMapping: async (name) => {
      await request('DELETE', `/imports/mappings/${part(name)}`);
    },
    imports: async (query) =>
      readBody(importRunsPageSchema, await request('GET', '/imports', { query })),
    import: async (id) => readBody(importRunSchema, await request('GET', at(id))),
    startImport: async (body) =>
      readBody(importRunSchema, await request('POST', '/imports', { body })),
    cancelImport: async (id) =>
      readBody(importRunSchema, await request('POST', `${at(id)}/cancel`)),
    deleteImport: async (id) => {
      await request('DELETE', at(id));
    },
    importBadRows: async (id, query) =>
      readBody(importBadRowsPageSchema, await request('GET', `${at(id)}/bad-rows`, { query })),
    importBadRowsFile: (id) => stream('GET', `${at(id)}/bad-rows.csv`),
  };
}
