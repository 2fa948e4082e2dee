import { HTTPError } from 'got';
import {
  type ExportPageLine,
  exportPageLineSchema,
  exportPendingSchema,
  type PageEnd,
  problemDetails,
  RecordReader,
  RowError,
  type UpsertRecord,
  type WorkflowKind,
  type WorkflowOptions,
} from 'strapi-cdp-config';
import { TransferFailure } from '../../destinations/index.ts';
import type { StrapiClient } from '../../strapi/index.ts';
import { describePageFailure } from './failure.ts';
import { LineTooLongError, linesOf } from './lines.ts';

/** Milliseconds for the first byte, between two bytes, and for a whole page. */
const TIMEOUT = { connect: 5_000, response: 60_000, socket: 60_000, request: 600_000 };

/** Longest record, in characters: a page of the largest size stays within the memory of a process. */
const LONGEST_LINE = 8 * 1024 * 1024;

/** Most characters of a page. */
const LARGEST_PAGE = 64 * 1024 * 1024;

/** Strapi cannot tell what was written since a position: all entries must be compared. */
export class ChangesUnknownError extends Error {
  override readonly name = 'ChangesUnknownError';
}

/** Which page of a workflow's content type is asked for. */
export interface PageRequest {
  kind: WorkflowKind;
  options: Pick<WorkflowOptions, 'contentType' | 'status' | 'locales' | 'batchSize'>;
  /** Null for the first page. */
  cursor: string | null;
  /** Pages of everything, or of what was written since the cursor. */
  of?: 'entries' | 'changes';
}

/** A whole page: its last line came. */
export interface ExportPage {
  records: UpsertRecord[];
  next: PageEnd['next'];
  total: PageEnd['total'];
  position: PageEnd['position'];
  documents: NonNullable<PageEnd['documents']>;
}

/**
 * Asks Strapi for a page of records and reads it line by line.
 *
 * @throws TransferFailure when Strapi cannot be reached, refuses, cuts the page off, or sends
 *   something else than records; ChangesUnknownError when it does not know the changes since the cursor
 */
export async function readPage(
  strapi: StrapiClient,
  request: PageRequest,
  signal: AbortSignal,
): Promise<ExportPage> {
  const { options, cursor } = request;
  const path = request.of === 'changes' ? 'export-changes' : 'export-pages';
  const stream = strapi.stream(path, {
    searchParams: searchParamsOf(request),
    timeout: TIMEOUT,
    // The run tries again by itself, and tells so.
    retry: { limit: 0 },
    signal,
  });
  // A redirect is not followed, and got takes it for a success.
  stream.once('response', (response) => {
    if (response.statusCode >= 300) stream.destroy(new HTTPError(response));
  });
  try {
    return checkPage(await collect(stream, request), cursor);
  } catch (error) {
    signal.throwIfAborted();
    if (isGone(error)) throw new ChangesUnknownError();
    throw describePageFailure(error, options.contentType);
  } finally {
    stream.destroy();
  }
}

/** Whether there are changes to export; `unknown` when all entries must be compared to say so. */
export type Pending = 'yes' | 'no' | 'unknown';

/** Asks whether anything was written since the cursor. @throws TransferFailure */
export async function findPending(
  strapi: StrapiClient,
  request: PageRequest,
  signal: AbortSignal,
): Promise<Pending> {
  try {
    const reply = await strapi.get('export-changes/pending', {
      searchParams: searchParamsOf(request),
      retry: { limit: 0 },
      signal,
    });
    return exportPendingSchema.parse(JSON.parse(reply.body)).pending ? 'yes' : 'no';
  } catch (error) {
    signal.throwIfAborted();
    if (isGone(error)) return 'unknown';
    throw describePageFailure(error, request.options.contentType);
  }
}

function searchParamsOf({ kind, options, cursor }: PageRequest) {
  return {
    contentType: options.contentType,
    kind,
    status: options.status,
    locales: options.locales.join(','),
    limit: options.batchSize,
    ...(cursor !== null && { after: cursor }),
  };
}

const isGone = (error: unknown) => error instanceof HTTPError && error.response.statusCode === 410;

interface Collected {
  records: UpsertRecord[];
  end: PageEnd | undefined;
}

async function collect(
  stream: AsyncIterable<Uint8Array>,
  { kind, options: { contentType, status } }: PageRequest,
): Promise<Collected> {
  const reader = new RecordReader({ kind, contentType, status });
  const records: UpsertRecord[] = [];
  let end: PageEnd | undefined;
  let size = 0;
  for await (const line of linesOf(stream, LONGEST_LINE)) {
    size += line.length;
    if (size > LARGEST_PAGE) throw new LineTooLongError();
    if (end) throw unreadable('it goes on after its last line');
    const parsed = parseLine(line);
    if (parsed.op === 'page') {
      end = parsed;
      continue;
    }
    const record = readRecord(reader, parsed);
    if (record) records.push(record);
  }
  return { records, end };
}

function parseLine(line: string): ExportPageLine {
  let json: unknown;
  try {
    json = JSON.parse(line, line.includes('\\u0000') ? withoutNul : undefined);
  } catch (cause) {
    // A line that ends in the middle is what a cut connection leaves.
    throw new TransferFailure('Strapi sent a line that is no JSON; the page was cut off.', {
      cause,
    });
  }
  const parsed = exportPageLineSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [problem] = problemDetails(parsed.error);
  throw unreadable(`«${problem?.path}» of a line is wrong (${problem?.message})`);
}

function readRecord(
  reader: RecordReader,
  line: Exclude<ExportPageLine, PageEnd>,
): UpsertRecord | undefined {
  try {
    return reader.read(line);
  } catch (error) {
    if (error instanceof RowError) throw unreadable(error.message);
    throw error;
  }
}

/** No text of PostgreSQL can hold a NUL, and no reader misses it. */
function withoutNul(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\0', '') : value;
}

function checkPage({ records, end }: Collected, cursor: string | null): ExportPage {
  if (!end) throw new TransferFailure('Strapi cut a page off before its last line.');
  if (end.read !== records.length) {
    throw new TransferFailure(
      `Strapi says that a page has ${end.read} records, and sent ${records.length}.`,
    );
  }
  if (end.next !== null && end.next === cursor) {
    throw unreadable('the next page begins where this one does');
  }
  const { next, total, position, documents = [] } = end;
  return { records, next, total, position, documents };
}

function unreadable(reason: string): TransferFailure {
  return new TransferFailure(
    `Strapi sent a page that this version of the connector cannot use: ${reason}. Use the same version of strapi-plugin-cdp and strapi-cdp-connector.`,
    { permanent: true },
  );
}
