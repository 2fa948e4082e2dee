import { sql } from 'kysely';
import type { Platform } from '../../platform.ts';
import type { LiveEntry } from './entry.ts';

/** Milliseconds for which verdicts are kept after somebody asked for them. */
const WATCH = 60_000;

/** Milliseconds for which verdicts are gathered before they are written. */
const INTERVAL = 300;

/** Verdicts that one process writes at once. Of more, the latest: nobody reads hundreds a second. */
const MOST_AT_ONCE = 100;

/** Verdicts that are kept over all processes. */
const MOST_KEPT = 500;

/** Names the lock in PostgreSQL under which verdicts are written, so that their numbers come in order. */
const LOCK = 7_120_114_220_661_903;

/**
 * Verdicts for those who watch events arrive. While nobody does, it costs a look at one row a second.
 * They go through the database, so that whoever asks any connector sees what all of them do; they are
 * gone a minute after the last one asked.
 */
export class LiveFeed {
  readonly #platform: Pick<Platform, 'database' | 'clock' | 'logger'>;
  #until = 0;
  /** Whether verdicts may be left over from a watch. */
  #hasRemains = true;
  #entries: LiveEntry[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(platform: Pick<Platform, 'database' | 'clock' | 'logger'>) {
    this.#platform = platform;
  }

  /** Whether somebody watches: only then is it worth to describe an event. */
  get isWatched(): boolean {
    return this.#platform.clock().getTime() < this.#until;
  }

  /** Takes verdicts, while somebody watches. */
  add(entries: LiveEntry[]): void {
    if (entries.length === 0 || !this.isWatched) return;
    this.#entries = [...this.#entries, ...entries].slice(-MOST_AT_ONCE);
    this.#timer ??= setTimeout(() => void this.flush(), INTERVAL).unref();
  }

  /** Keeps verdicts for another minute, here at once and in the other processes within a second. */
  async watch(): Promise<void> {
    const until = new Date(this.#platform.clock().getTime() + WATCH);
    await sql`
      insert into cdp.live_watch as known (until) values (${until})
      on conflict (only_row) do update set until = greatest(known.until, excluded.until)
    `.execute(this.#platform.database);
    this.#until = until.getTime();
    this.#hasRemains = true;
  }

  /** Looks whether somebody watches, and clears up once nobody does. */
  async look(): Promise<void> {
    const { database } = this.#platform;
    const { rows } = await sql<{ until: Date }>`select until from cdp.live_watch`.execute(database);
    this.#until = rows[0]?.until.getTime() ?? 0;
    if (this.isWatched) {
      this.#hasRemains = true;
    } else if (this.#hasRemains) {
      await sql`delete from cdp.live_events`.execute(database);
      this.#hasRemains = false;
    }
  }

  /** Writes what was gathered. What cannot be written is forgotten: it was only to be looked at. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const entries = this.#entries;
    this.#entries = [];
    if (entries.length === 0) return;
    try {
      await this.#write(entries);
    } catch (error) {
      this.#platform.logger.warn({ err: error }, 'Live events could not be written.');
    }
  }

  #write(entries: LiveEntry[]): Promise<void> {
    return this.#platform.database.transaction().execute(async (transaction) => {
      await sql`select pg_advisory_xact_lock(${LOCK}::bigint)`.execute(transaction);
      await sql`
        insert into cdp.live_events (source, type, name, verdict, entry)
        select entry->>'source', entry->>'type', entry->>'name', entry->>'verdict', entry
        from jsonb_array_elements(${JSON.stringify(entries)}::jsonb) as entries (entry)
      `.execute(transaction);
      await sql`
        delete from cdp.live_events where id <= (select max(id) from cdp.live_events) - ${MOST_KEPT}
      `.execute(transaction);
    });
  }
}
