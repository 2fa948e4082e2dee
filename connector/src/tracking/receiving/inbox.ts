import { CompiledQuery, type Transaction } from 'kysely';
import type pg from 'pg';
import { type Database, isDatabaseAway } from '../../database/index.ts';
import { Absence } from './absence.ts';
import type { AcceptedEvent } from './accept.ts';
import { Crowd } from './crowd.ts';

/** Events of one request. */
export interface Submission {
  /** Key of the source. */
  source: string;
  trusted: boolean;
  receivedAt: Date;
  events: AcceptedEvent[];
}

interface Waiting extends Submission {
  resolve: () => void;
  reject: (error: unknown) => void;
}

/**
 * Commits under way at once. While one waits for the disk, the next is made ready; more would only
 * make the batches smaller.
 */
const COMMITS_AT_ONCE = 2;

/** Events in one commit, unless a single request has more. */
const EVENTS_PER_COMMIT = 1_000;

/**
 * Milliseconds that a commit may take. After that nobody knows whether it happened, and everybody who
 * waits is sent away to come again: a database that hangs must not make clients hang.
 */
const COMMIT_TIMEOUT = 10_000;

/**
 * Objects travel as lines of JSON, which never holds a line break by itself: the cheapest form to
 * write here and to take apart there.
 */
const INSERT = `
  insert into cdp.inbox (received_at, source, trusted, message_id, type, name, timestamp, identity,
    properties, context, envelope, conditions)
  select received_at, source, trusted, message_id, type, name, timestamp, identity::jsonb,
    properties::jsonb, context::jsonb, envelope::jsonb, nullif(conditions, '')::jsonb
  from unnest($1::timestamptz[], $2::text[], $3::boolean[], $4::text[], $5::text[], $6::text[],
    $7::timestamptz[], string_to_array($8, E'\\n'), string_to_array($9, E'\\n'),
    string_to_array($10, E'\\n'), string_to_array($11, E'\\n'), $12::text[])
    as event (received_at, source, trusted, message_id, type, name, timestamp, identity, properties,
      context, envelope, conditions)`;

/**
 * Stores events durably. Requests that come while a commit is under way share the next one: the disk
 * is waited for once for all of them.
 */
export class Inbox {
  readonly #pool: pg.Pool;
  readonly #stored: () => void;
  readonly #crowd = new Crowd();
  readonly #absence = new Absence();
  #waiting: Waiting[] = [];
  #commits = 0;

  /** @param stored called after each commit */
  constructor(pool: pg.Pool, stored: () => void) {
    this.#pool = pool;
    this.#stored = stored;
  }

  /** Whether requests come faster than they can be committed. */
  get crowded(): boolean {
    return this.#crowd.isThere();
  }

  /** Whether the database is away, so that adding is in vain. */
  get unavailable(): boolean {
    return this.#absence.isCertain();
  }

  /**
   * Resolves when the events are committed.
   *
   * @throws what `pg` throws; then they are not stored, or a connection broke and nobody knows
   */
  async add(submission: Submission): Promise<void> {
    if (submission.events.length === 0) return;
    this.#crowd.arrives(this.#commits >= COMMITS_AT_ONCE);
    const stored = new Promise<void>((resolve, reject) => {
      this.#waiting.push({ ...submission, resolve, reject });
    });
    this.#commitNext();
    await stored;
  }

  #commitNext(): void {
    if (this.#commits >= COMMITS_AT_ONCE || this.#waiting.length === 0) return;
    this.#commits += 1;
    void this.#commit(this.#take()).finally(() => {
      this.#commits -= 1;
      this.#commitNext();
    });
  }

  #take(): Waiting[] {
    let events = 0;
    const end = this.#waiting.findIndex((submission) => {
      events += submission.events.length;
      return events > EVENTS_PER_COMMIT;
    });
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : Math.max(end, 1));
  }

  async #commit(submissions: Waiting[]): Promise<void> {
    try {
      await this.#insert(submissions);
      this.#absence.answered();
      for (const { resolve } of submissions) resolve();
      this.#stored();
    } catch (error) {
      const away = isDatabaseAway(error);
      if (away) this.#absence.failed();
      // Those who wait for their turn would find the same.
      const refused = away ? [...submissions, ...this.#waiting.splice(0)] : submissions;
      if (away || submissions.length === 1) {
        for (const { reject } of refused) reject(error);
        return;
      }
      // One of them is at fault, and the others must not suffer from it.
      for (const submission of submissions) await this.#commit([submission]);
    }
  }

  async #insert(submissions: Waiting[]): Promise<void> {
    // The timeout is an option of a query, which the types of `pg` do not know.
    const insert: pg.QueryConfig & Pick<pg.ClientConfig, 'query_timeout'> = {
      name: 'cdp-inbox-insert',
      text: INSERT,
      values: valuesOf(submissions),
      query_timeout: COMMIT_TIMEOUT,
    };
    await this.#pool.query(insert);
  }
}

/** Adds events to the inbox in a transaction of the caller's, together with what it notes of them. */
export async function addInTransaction(
  transaction: Transaction<Database>,
  submission: Submission,
): Promise<void> {
  if (submission.events.length === 0) return;
  await transaction.executeQuery(CompiledQuery.raw(INSERT, valuesOf([submission])));
}

/** The parameters of the statement. */
function valuesOf(submissions: Submission[]): unknown[] {
  const rows = submissions.flatMap(({ source, trusted, receivedAt, events }) =>
    events.map((event) => ({ source, trusted, receivedAt: receivedAt.toISOString(), event })),
  );
  const lines = (part: 'identity' | 'properties' | 'context' | 'envelope') =>
    rows.map(({ event }) => event[part]).join('\n');
  return [
    rows.map(({ receivedAt }) => receivedAt),
    rows.map(({ source }) => source),
    rows.map(({ trusted }) => trusted),
    rows.map(({ event }) => event.messageId),
    rows.map(({ event }) => event.type),
    rows.map(({ event }) => event.name),
    rows.map(({ event }) => event.timestamp),
    lines('identity'),
    lines('properties'),
    lines('context'),
    lines('envelope'),
    rows.map(({ event }) => event.conditions),
  ];
}
