import assert from 'node:assert/strict';
import {
  type ExportPageLine,
  type PageEnd,
  RecordReader,
  recordStatusSchema,
  type UpsertRecord,
  workflowKindSchema,
} from 'strapi-cdp-config';

/** What Strapi tells the connector of a content type. */
export type WirePage = { status: number; records: UpsertRecord[]; end: PageEnd };

/** Asks Strapi as the connector does. */
export type ExportWire = {
  /** The first page of everything. */
  page(contentType: string, more?: Record<string, string>): Promise<WirePage>;
  /** From where changes are to be told: now. */
  position(contentType: string, more?: Record<string, string>): Promise<string>;
  /** All pages of changes after a position. @throws unless Strapi knows them */
  changes(contentType: string, after: string, more?: Record<string, string>): Promise<WirePage[]>;
  /** The status of a request for changes: 410 when they are not known. */
  statusOf(contentType: string, after: string, more?: Record<string, string>): Promise<number>;
  isPending(contentType: string, after: string): Promise<boolean>;
};

export function exportWire(url: string, secret: string): ExportWire {
  async function ask(path: string, query: Record<string, string>): Promise<Response> {
    const search = new URLSearchParams({ kind: 'content', limit: '200', ...query });
    return fetch(`${url}/api/cdp/connector/${path}?${search}`, {
      headers: { authorization: `Bearer ${secret}` },
    });
  }

  async function read(path: string, query: Record<string, string>): Promise<WirePage> {
    const reply = await ask(path, query);
    const text = await reply.text();
    assert.equal(reply.status, 200, text);
    return { status: reply.status, ...readPage(text, { kind: 'content', ...query }) };
  }

  return {
    page: (contentType, more) => read('export-pages', { contentType, limit: '1', ...more }),
    async position(contentType, more = {}) {
      const { end } = await read('export-pages', { contentType, limit: '1', ...more });
      assert.ok(end.position);
      return end.position;
    },
    async changes(contentType, after, more = {}) {
      const pages: WirePage[] = [];
      for (let cursor: string | null = after; cursor !== null; ) {
        const page: WirePage = await read('export-changes', {
          contentType,
          after: cursor,
          ...more,
        });
        pages.push(page);
        cursor = page.end.next;
      }
      return pages;
    },
    async statusOf(contentType, after, more = {}) {
      return (await ask('export-changes', { contentType, after, ...more })).status;
    },
    async isPending(contentType, after) {
      return (await (await ask('export-changes/pending', { contentType, after })).json()).pending;
    },
  };
}

/** The records and the end of a page. @param query that it was asked for with */
export function readPage(
  text: string,
  query: Record<string, string>,
): Pick<WirePage, 'records' | 'end'> {
  const reader = new RecordReader({
    kind: workflowKindSchema.parse(query.kind),
    contentType: query.contentType ?? '',
    status: recordStatusSchema.parse(query.status ?? 'published'),
  });
  const lines = text
    .trim()
    .split('\n')
    .map((line): ExportPageLine => JSON.parse(line));
  const end = lines.at(-1);
  assert.ok(end?.op === 'page', text);
  const records = lines.flatMap((line) => (line.op === 'page' ? [] : (reader.read(line) ?? [])));
  return { records, end };
}
