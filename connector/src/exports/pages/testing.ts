import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Definitions,
  exportPageQuerySchema,
  type PageEnd,
  RecordWriter,
  type UpsertRecord,
} from 'strapi-cdp-config';
import { listen } from '../../destinations/testing.ts';

/** Decides how a request is answered; false lets it be answered as usual. */
export type Interference = (
  response: ServerResponse,
  request: { query: URLSearchParams; count: number },
) => boolean;

/** What the plugin says was written since a position: a page, or that it does not know. */
export type ToldChanges = Pick<PageEnd, 'next' | 'position' | 'documents'> & {
  records: UpsertRecord[];
};

/** Answers like the plugin's routes for the connector. */
export interface StrapiPages {
  /** What is exported; a test changes it as editors would. */
  records: UpsertRecord[];
  definitions: Definitions;
  /** From where changes are told after a page of everything; undefined for a plugin that tells none. */
  position: string | undefined;
  /** Pages of changes, by the position that they are asked for with. What is not here is not known. */
  changes: Record<string, ToldChanges>;
  /** Positions that changes were asked for with. */
  asked: string[];
  /** Queries of the pages that were asked for. */
  requests: URLSearchParams[];
  interfere: Interference;
  /** Milliseconds until it knows a connector that presents itself; before, nothing may leave. */
  delay: number;
}

/** Films `film-000`, `film-001`, …, in the order in which Strapi pages them. */
export function films(count: number, locale: string | null = null): UpsertRecord[] {
  return Array.from({ length: count }, (_, index) => film(index, `Film ${index}`, locale));
}

export function film(index: number, title: string, locale: string | null = null): UpsertRecord {
  return {
    op: 'upsert',
    kind: 'product',
    contentType: 'api::film.film',
    documentId: `film-${String(index).padStart(3, '0')}`,
    locale,
    status: 'published',
    updatedAt: '2026-11-24T10:00:00.000Z',
    fields: [{ id: 'title', name: 'title', type: 'string', value: title }],
  };
}

/** Starts a stand-in for Strapi. It serves those who know the secret. */
export async function startStrapi(
  secret: string,
): Promise<StrapiPages & { address: string; stop(): Promise<void> }> {
  const server = createServer((request, response) => void answer(request, response));
  const strapi: StrapiPages = {
    records: [],
    definitions: {
      segmentGroups: [],
      sources: [],
      computedTraits: [],
      audiences: [],
      activations: [],
      plan: [],
      workflows: [],
      destinations: [],
    },
    position: undefined,
    changes: {},
    asked: [],
    requests: [],
    interfere: () => false,
    delay: 0,
  };
  let isKnown = false;
  return Object.assign(strapi, await listen(server));

  function answerChanges(response: ServerResponse, after: string): void {
    strapi.asked.push(after);
    const told = strapi.changes[after];
    if (!told) {
      response.writeHead(410).end();
      return;
    }
    const { records, ...end } = told;
    const lines = linesOf(records, { op: 'page', read: records.length, total: null, ...end });
    response.writeHead(200).end(lines.join('\n'));
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams: query } = new URL(request.url ?? '', 'http://strapi');
    await text(request);
    if (request.headers.authorization !== `Bearer ${secret}`) {
      response.writeHead(401).end();
    } else if (pathname === '/api/cdp/connector/definitions') {
      const document = JSON.stringify(strapi.definitions);
      response.writeHead(200, { etag: `"${document}"` }).end(document);
    } else if (pathname === '/api/cdp/connector/export-pages') {
      strapi.requests.push(query);
      if (!isKnown) return void response.writeHead(409).end();
      if (strapi.interfere(response, { query, count: strapi.requests.length })) return;
      response.writeHead(200).end(pageOf(strapi.records, query, strapi.position).join('\n'));
    } else if (pathname === '/api/cdp/connector/export-changes') {
      answerChanges(response, query.get('after') ?? '');
    } else {
      await sleep(strapi.delay);
      isKnown = true;
      response.writeHead(204).end();
    }
  }
}

/** The lines of a page, its last line included. */
export function pageOf(all: UpsertRecord[], search: URLSearchParams, position?: string): string[] {
  const query = exportPageQuerySchema.parse(Object.fromEntries(search));
  const wanted = all.filter(
    (record) =>
      record.contentType === query.contentType &&
      record.status === query.status &&
      (query.locales.length === 0 || query.locales.includes(record.locale ?? '')),
  );
  const begin = query.after === undefined ? 0 : Number(query.after);
  const end = begin + query.limit;
  const records = wanted.slice(begin, end);
  const next = end < wanted.length ? String(end) : null;
  const total = begin === 0 ? wanted.length : null;
  return linesOf(records, { op: 'page', next, read: records.length, total, position });
}

function linesOf(records: UpsertRecord[], end: PageEnd): string[] {
  const writer = new RecordWriter();
  return [...records.flatMap((record) => writer.write(record)), end].map((line) =>
    JSON.stringify(line),
  );
}
