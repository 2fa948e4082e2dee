import { pageQuerySchema, workflowInputSchema } from 'strapi-cdp-config';
import { workflowsQuerySchema } from '../../../shared/contracts/workflows.ts';
import { editorName, idOf, parse } from '../http/index.ts';
import type { Context, Dependencies } from '../strapi.ts';
import { workflowService } from './workflow-service.ts';

export function workflowController({ strapi }: Dependencies) {
  const workflows = workflowService({ strapi });

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

    async findRun(context: Context) {
      context.body = await workflows.findRun(idOf(context));
    },
  };
}
