import type { StrapiClient } from '../../strapi/index.ts';
import { type ExportPage, readPage } from '../pages/index.ts';
import type { ActiveRun } from '../runs/index.ts';

/**
 * Reads the pages of a run in order, and always one ahead. At most three pages are in memory: one that is
 * delivered, one that is planned, one that is read.
 */
export class PageReader {
  readonly #strapi: StrapiClient;
  readonly #run: ActiveRun;
  readonly #ending = new AbortController();
  readonly #signal: AbortSignal;
  #ahead: { cursor: string; page: Promise<ExportPage> } | undefined;

  constructor(strapi: StrapiClient, run: ActiveRun, signal: AbortSignal) {
    this.#strapi = strapi;
    this.#run = run;
    this.#signal = AbortSignal.any([signal, this.#ending.signal]);
  }

  /** Reads the page at a cursor; null for the first one. @throws TransferFailure */
  async read(cursor: string | null): Promise<ExportPage> {
    const ahead = this.#ahead;
    this.#ahead = undefined;
    const page = await (ahead?.cursor === cursor ? ahead.page : this.#readAt(cursor));
    // A slow run would deliver what was true long before.
    if (page.next !== null && this.#run.options.maxRate === null) this.#readAhead(page.next);
    return page;
  }

  /** Reads the page of changes at a cursor. @throws ChangesUnknownError, TransferFailure */
  readChanges(cursor: string | null): Promise<ExportPage> {
    const { kind, options } = this.#run;
    const request = { kind, options, cursor, of: 'changes' as const };
    return readPage(this.#strapi, request, this.#signal);
  }

  /** Stops reading ahead. */
  async close(): Promise<void> {
    this.#ending.abort();
    await this.#ahead?.page.catch(() => undefined);
  }

  #readAhead(cursor: string): void {
    const page = this.#readAt(cursor);
    // A failure is met when the page is asked for.
    page.catch(() => undefined);
    this.#ahead = { cursor, page };
  }

  #readAt(cursor: string | null): Promise<ExportPage> {
    const { kind, options } = this.#run;
    return readPage(this.#strapi, { kind, options, cursor }, this.#signal);
  }
}
