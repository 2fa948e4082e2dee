import {
  fieldExportInputSchema,
  fieldExportQuerySchema,
} from '../../../shared/contracts/field-exports.ts';
import { parse } from '../http/index.ts';
import type { Context, Dependencies } from '../strapi.ts';
import { fieldExportService } from './field-export-service.ts';

export function fieldExportController({ strapi }: Dependencies) {
  const fieldExports = fieldExportService({ strapi });

  return {
    async find(context: Context) {
      context.body = await fieldExports.list();
    },

    async findOne(context: Context) {
      const { depth } = parse(fieldExportQuerySchema, context.query);
      context.body = await fieldExports.details(context.params.contentType, depth);
    },

    async update(context: Context) {
      const { fields } = parse(fieldExportInputSchema, context.request.body);
      context.body = await fieldExports.update(context.params.contentType, fields);
    },

    async markSeen(context: Context) {
      context.body = await fieldExports.markSeen(context.params.contentType);
    },
  };
}
