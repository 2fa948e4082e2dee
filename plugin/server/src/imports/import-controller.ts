import { readFile } from 'node:fs/promises';
import { errors } from '@strapi/utils';
import {
  IMPORT_PART_SIZE,
  importAnalysisRequestSchema,
  importDryRunRequestSchema,
  importFileInputSchema,
  importRunsQuerySchema,
  mappingRenameSchema,
  pageQuerySchema,
} from 'strapi-cdp-config';
import { z } from 'zod';
import { importStartSchema } from '../../../shared/contracts/imports.ts';
import { action } from '../../../shared/permissions.ts';
import { connectorClient } from '../connector/index.ts';
import { editorName, fieldError, idOf, parse, sendFile, sendText } from '../http/index.ts';
import type { Context, Dependencies } from '../strapi.ts';

/** Where Strapi has put the part: on disk, so that memory holds one at a time and no more. */
const uploadedPartSchema = z.object({
  files: z.object({ filepath: z.string(), size: z.number().max(IMPORT_PART_SIZE) }),
});

/** Imports are the connector's: what is asked is checked and passed on, and so are its replies. */
export function importController({ strapi }: Dependencies) {
  const connector = connectorClient(strapi);
  const nameOf = (context: Context) => parse(z.string().max(120), context.params.name);

  return {
    async createFile(context: Context) {
      const input = parse(importFileInputSchema, context.request.body);
      context.body = await connector.createImportFile(input);
      context.status = 201;
    },

    async sendPart(context: Context) {
      const part = parse(z.coerce.number().int().min(0), context.params.part);
      const uploaded = uploadedPartSchema.safeParse(context.request.files);
      if (!uploaded.success) {
        throw fieldError([{ path: ['files'], message: 'Send one part of the file.' }]);
      }
      await connector.sendImportPart(
        idOf(context),
        part,
        await readFile(uploaded.data.files.filepath),
      );
      context.status = 204;
    },

    async completeFile(context: Context) {
      context.body = await connector.completeImportFile(idOf(context));
    },

    async analyse(context: Context) {
      const request = parse(importAnalysisRequestSchema, context.request.body);
      context.body = await connector.analyseImport(idOf(context), request);
    },

    async dryRun(context: Context) {
      const request = parse(importDryRunRequestSchema, context.request.body);
      context.body = await connector.dryRunImport(idOf(context), request);
    },

    async downloadDryRun(context: Context) {
      const request = parse(importDryRunRequestSchema, context.request.body);
      sendText(context, await connector.dryRunFile(idOf(context), request));
    },

    async findMappings(context: Context) {
      context.body = await connector.importMappings(parse(pageQuerySchema, context.query));
    },

    async renameMapping(context: Context) {
      const input = parse(mappingRenameSchema, context.request.body);
      await connector.renameImportMapping(nameOf(context), input);
      context.status = 204;
    },

    async deleteMapping(context: Context) {
      await connector.deleteImportMapping(nameOf(context));
      context.status = 204;
    },

    async find(context: Context) {
      context.body = await connector.imports(parse(importRunsQuerySchema, context.query));
    },

    /** @throws ForbiddenError for somebody who may not put people in segments, where the import would */
    async start(context: Context) {
      const request = parse(importStartSchema, context.request.body);
      const isAllowed = context.state.userAbility.can(action('segments', 'assign'));
      if (request.mapping.segments.length > 0 && !isAllowed) {
        throw new errors.ForbiddenError(
          'Ask for the permission to put people in segments, or take the segments out of the import.',
        );
      }
      const requestedBy = editorName(context.state.user);
      context.body = await connector.startImport({ ...request, requestedBy });
      context.status = 201;
    },

    async findOne(context: Context) {
      context.body = await connector.import(idOf(context));
    },

    async cancel(context: Context) {
      context.body = await connector.cancelImport(idOf(context));
    },

    async delete(context: Context) {
      await connector.deleteImport(idOf(context));
      context.status = 204;
    },

    async findBadRows(context: Context) {
      const query = parse(pageQuerySchema, context.query);
      context.body = await connector.importBadRows(idOf(context), query);
    },

    async downloadBadRows(context: Context) {
      const file = await connector.importBadRowsFile(idOf(context));
      sendFile(context, file, { name: 'bad-rows', format: 'csv' });
    },
  };
}
