import type { Readable } from 'node:stream';
import type { Context } from '../strapi.ts';

const TYPES = { csv: 'text/csv; charset=utf-8', ndjson: 'application/x-ndjson' };

/** Answers with a file that the browser saves, and nobody on the way keeps. */
export function sendFile(
  context: Context,
  body: Readable,
  { name, format }: { name: string; format: keyof typeof TYPES },
): void {
  context.body = body;
  context.type = TYPES[format];
  context.set('content-disposition', `attachment; filename="${name}.${format}"`);
  context.set('cache-control', 'no-store');
}
