import { errors } from '@strapi/utils';
import { pageQuerySchema, trialRequestSchema, workflowInputSchema } from 'strapi-cdp-config';
import { workflowsQuerySchema } from '../../../shared/contracts/workflows.ts';
import { editorName, idOf, parse, sendFile } from '../http/index.ts';
import type { Context, Dependencies } from '../strapi.ts';
import { workflowService } from './workflow-service.ts';

export function workflowController({ strapi }: Dependencies) {
  const workflows = workflowService({ strapi });

  async function downloadRefused(context: Context, format: 'csv' | 'ndjson') {
    const { key, file } = await workflows.refusedFile(context.params.documentId, format);
    sendFile(context, file, { name: `refused-${key}`, format });
  }

  return {
    async find(context: Context) {
      context.body = await workflows.list(parse(workflowsQuerySchema, context.query));
    },

    async findOne(context: Context) {
      context.body = await workflows.get(context.params.documentId);
    },

    async choices(context: Context) {
      context.body = await workflows.choices();
    },

    async create(context: Context) {
      context.body = await workflows.create(parse(workflowInputSchema, context.request.body));
      context.status = 201;
    },

    async update(context: Context) {
      const input = parse(workflowInputSchema, context.request.body);
      context.body = await workflows.update(context.params.documentId, input);
    },

    async delete(context: Context) {
      await workflows.delete(context.params.documentId);
      context.status = 204;
    },

    async run(context: Context) {
      const editor = editorName(context.state.user);
      context.body = await workflows.run(context.params.documentId, editor);
      context.status = 201;
    },

    async findRuns(context: Context) {
      const page = parse(pageQuerySchema, context.query);
      context.body = await workflows.runs(context.params.documentId, page);
    },

    async findRefused(context: Context) {
      const page = parse(pageQuerySchema, context.query);
      context.body = await workflows.refused(context.params.documentId, page);
    },

    async retryRefused(context: Context) {
      const editor = editorName(context.state.user);
      context.body = await workflows.retryRefused(context.params.documentId, editor);
      context.status = 201;
    },

    downloadRefusedCsv: (context: Context) => downloadRefused(context, 'csv'),
    downloadRefusedNdjson: (context: Context) => downloadRefused(context, 'ndjson'),

    /** @throws ForbiddenError for somebody who may not read the content type: a trial shows content */
    async attempt(context: Context) {
      const request = parse(trialRequestSchema, context.request.body);
      const permission = strapi.plugin('content-manager').service('permission-checker').create({
        userAbility: context.state.userAbility,
        model: request.options.contentType,
      });
      if (permission.cannot.read()) {
        throw new errors.ForbiddenError(
          'Ask for the permission to read these entries in the content manager.',
        );
      }
      context.body = await workflows.attempt(request);
    },

    async findAllRuns(context: Context) {
      context.body = await workflows.allRuns(parse(pageQuerySchema, context.query));
    },

    async findRun(context: Context) {
      context.body = await workflows.findRun(idOf(context));
    },
  };
}
