import {
  fieldPreviewInputSchema,
  sampleEntriesQuerySchema,
} from '../../../shared/contracts/field-exports.ts';
import { parse } from '../http/index.ts';
import type { Context, Dependencies } from '../strapi.ts';
import { fieldPreviewService } from './field-preview-service.ts';

export function fieldPreviewController({ strapi }: Dependencies) {
  const previews = (context: Context) => fieldPreviewService(strapi, context.state.userAbility);

  return {
    async entries(context: Context) {
      const { search } = parse(sampleEntriesQuerySchema, context.query);
      context.body = await previews(context).entries(context.params.contentType, search);
    },

    async preview(context: Context) {
      const input = parse(fieldPreviewInputSchema, context.request.body);
      context.body = await previews(context).preview(context.params.contentType, input);
    },
  };
}
