import type { Logger } from 'pino';
import type { Platform } from '../../platform.ts';

/** Milliseconds for which they are gathered before they are written. */
const INTERVAL = 1_000;

const MINUTE = 60_000;

const UPSERT = `
  insert into cdp.event_volume as known (minute, source, events, rejected)
  select minute, source, 0, rejected
  from unnest($1::timestamptz[], $2::text[], $3::bigint[]) as rejection (minute, source, rejected)
  on conflict (minute, source) do update set rejected = known.rejected + excluded.rejected
    where excluded.rejected > 0`;

interface Arrival {
  minute: Date;
  source: string;
  rejected: number;
}

/**
 * Tells the screen in which minutes a source was heard from, whatever became of its events, and how
 * many of them were rejected. That is gathered in memory, so that a client that sends nothing but
 * rubbish does not write with every request; a process that is killed loses at most a second of these
 * figures, and no event.
 */
export class Arrivals {
  readonly #pool: Platform['pool'];
  readonly #logger: Logger;
  readonly #gathered = new Map<string, Arrival>();
  /** The last minute in which each source was heard from: one of them needs one row. */
  readonly #heard = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;

  constructor({ pool, logger }: Pick<Platform, 'pool' | 'logger'>) {
    this.#pool = pool;
    this.#logger = logger;
  }

  /** Something came from a source. */
  heard(source: string, at: Date): void {
    const minute = minuteOf(at);
    if (this.#heard.get(source) === minute) return;
    this.#heard.set(source, minute);
    this.#gather(source, minute);
  }

  /** Some of it was not valid. */
  rejected(source: string, events: number, at: Date): void {
    if (events > 0) this.#gather(source, minuteOf(at)).rejected += events;
  }

  #gather(source: string, minute: number): Arrival {
    const key = `${minute} ${source}`;
    const arrival = this.#gathered.get(key) ?? { minute: new Date(minute), source, rejected: 0 };
    this.#gathered.set(key, arrival);
    this.#timer ??= setTimeout(() => void this.flush(), INTERVAL).unref();
    return arrival;
  }

  /** Writes what was gathered. What cannot be written is forgotten: events matter more. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const arrivals = [...this.#gathered.values()];
    this.#gathered.clear();
    if (arrivals.length === 0) return;
    try {
      await this.#pool.query(UPSERT, [
        arrivals.map(({ minute }) => minute),
        arrivals.map(({ source }) => source),
        arrivals.map(({ rejected }) => rejected),
      ]);
    } catch (error) {
      this.#heard.clear();
      this.#logger.warn({ err: error }, 'When sources were heard from could not be written.');
    }
  }
}

const minuteOf = (at: Date) => Math.floor(at.getTime() / MINUTE) * MINUTE;
