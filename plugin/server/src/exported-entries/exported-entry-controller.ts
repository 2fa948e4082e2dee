import { exportedEntryQuerySchema } from 'strapi-cdp-config';
import { parse, sendFile } from '../http/index.ts';
import type { Context, Dependencies } from '../strapi.ts';
import { exportedEntryService } from './exported-entry-service.ts';

/** What was sent of entries, for editors who may see them. */
export function exportedEntryController({ strapi }: Dependencies) {
  const entries = (context: Context) => exportedEntryService(strapi, context.state.userAbility);
  const queryOf = ({ params: { contentType, documentId } }: Context) =>
    parse(exportedEntryQuerySchema, { contentType, documentId });

  async function download(context: Context, format: 'csv' | 'ndjson') {
    const query = queryOf(context);
    sendFile(context, await entries(context).copies(query, format), {
      name: `sent-${query.documentId}`,
      format,
    });
  }

  return {
    async findOne(context: Context) {
      context.body = await entries(context).find(queryOf(context));
    },
    downloadCsv: (context: Context) => download(context, 'csv'),
    downloadNdjson: (context: Context) => download(context, 'ndjson'),
  };
}
