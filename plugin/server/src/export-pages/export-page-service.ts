import type { ExportPageQuery } from 'strapi-cdp-config';
import { changeLog } from '../change-log/index.ts';
import { fieldError } from '../http/index.ts';
import type { Dependencies } from '../strapi.ts';
import { endOf, fingerprintOf, writePosition } from './changes/index.ts';
import { entryRepository } from './entry-repository.ts';
import { ExportPage } from './export-page.ts';
import { planExport } from './export-plan.ts';
import { recordOf } from './record.ts';

/** Makes the pages that the connector exports. */
export function exportPageService({ strapi }: Dependencies) {
  const entries = entryRepository(strapi);
  const log = changeLog(strapi);

  return {
    /**
     * One page as NDJSON, in pieces: its records, and where the next page begins. All of it is made before any of it leaves,
     * so that what goes wrong still gets an error reply.
     *
     * @throws ConflictError while the content type has no field export that fits its model, and when
     *   a processor of the site fails
     */
    async read(query: ExportPageQuery): Promise<Buffer[]> {
      const { limit } = query;
      const { fields, population, context } = await planExport(strapi, query);
      // Before anything is read: what is written meanwhile comes after it.
      if (query.after === undefined) await log.place();
      const counter = await log.counter();
      const fingerprint = fingerprintOf(query, fields, context.siteUrl);
      const position = writePosition(
        { epoch: counter.epoch, fingerprint },
        { from: endOf(counter) },
      );
      const total = query.after === undefined ? await entries.count(query) : null;
      const page = new ExportPage();
      let left = limit;
      let next: string | null = null;
      let last = 0;
      // One more than asked for tells whether there is a next page.
      for await (const rows of entries.findAfter(
        query,
        population,
        rowOf(query.after),
        limit + 1,
      )) {
        for (const row of rows.slice(0, left)) {
          page.add(recordOf(row, context));
          last = row.id;
        }
        if (rows.length > left) next = String(last);
        left -= Math.min(left, rows.length);
      }
      return page.end({ next, total, position });
    },
  };
}

/** The row after which a page begins. Cursors are row ids, which only Strapi knows. */
function rowOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor);
  throw fieldError([
    { path: ['after'], message: 'Use the «next» of the page before, or leave it out.' },
  ]);
}
