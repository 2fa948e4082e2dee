import type { Logger } from 'pino';
import type { Platform } from '../../platform.ts';

/** Milliseconds for which rejections are gathered before they are written. */
const INTERVAL = 1_000;

const MINUTE = 60_000;

const UPSERT = `
  insert into cdp.event_volume as known (minute, source, events, rejected)
  select minute, source, 0, rejected
  from unnest($1::timestamptz[], $2::text[], $3::bigint[]) as rejection (minute, source, rejected)
  on conflict (minute, source) do update set rejected = known.rejected + excluded.rejected`;

interface Rejected {
  minute: Date;
  source: string;
  events: number;
}

/**
 * Counts rejected events by source and minute for the screen. They are gathered in memory, so that a
 * client that sends nothing but rubbish does not write with every request; a process that is killed
 * loses at most a second of these figures, and no event.
 */
export class Rejections {
  readonly #pool: Platform['pool'];
  readonly #logger: Logger;
  readonly #counts = new Map<string, Rejected>();
  #timer: NodeJS.Timeout | undefined;

  constructor({ pool, logger }: Pick<Platform, 'pool' | 'logger'>) {
    this.#pool = pool;
    this.#logger = logger;
  }

  add(source: string, events: number, at: Date): void {
    if (events === 0) return;
    const minute = new Date(Math.floor(at.getTime() / MINUTE) * MINUTE);
    const key = `${minute.getTime()} ${source}`;
    const count = this.#counts.get(key) ?? { minute, source, events: 0 };
    count.events += events;
    this.#counts.set(key, count);
    this.#timer ??= setTimeout(() => void this.flush(), INTERVAL).unref();
  }

  /** Writes what was gathered. What cannot be written is forgotten: events matter more. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const counts = [...this.#counts.values()];
    this.#counts.clear();
    if (counts.length === 0) return;
    try {
      await this.#pool.query(UPSERT, [
        counts.map(({ minute }) => minute),
        counts.map(({ source }) => source),
        counts.map(({ events }) => events),
      ]);
    } catch (error) {
      this.#logger.warn({ err: error }, 'Counts of rejected events could not be written.');
    }
  }
}
