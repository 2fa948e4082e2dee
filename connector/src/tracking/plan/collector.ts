import type { EventType, ValueKind } from 'strapi-cdp-config';
import type { Platform } from '../../platform.ts';
import { pathsOf } from './value.ts';

/** Milliseconds for which traffic is gathered before it is written. */
const INTERVAL = 10_000;

/** Names of events that are gathered at once, and paths of each. They come from outside. */
const MOST_NAMES = 500;
const MOST_PATHS = 100;

/** Characters of a path. */
const PATH_LENGTH = 200;

/** Events of one name whose properties are looked at in that time: the others are but counted. */
const MOST_EXAMINED = 100;

/** Names that are kept in all: a client that makes up names must not fill the disk. */
const MOST_KEPT = 2_000;

const UPSERT_EVENTS = `
  insert into cdp.seen_events as known (type, name, events, examined, violations, last_seen_at)
  select type, name, events, examined, violations, $6::timestamptz
  from unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[], $5::bigint[])
    as seen (type, name, events, examined, violations)
  where (select count(*) from cdp.seen_events) < ${MOST_KEPT} or exists (
    select from cdp.seen_events old where old.type = seen.type and old.name = seen.name)
  order by type, name
  on conflict (type, name) do update set events = known.events + excluded.events,
    examined = known.examined + excluded.examined,
    violations = known.violations + excluded.violations, last_seen_at = excluded.last_seen_at`;

const UPSERT_PROPERTIES = `
  insert into cdp.seen_properties as known (type, name, path, kind, events)
  select type, name, path, kind, events
  from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[])
    as seen (type, name, path, kind, events)
  where exists (
    select from cdp.seen_events old where old.type = seen.type and old.name = seen.name)
    and ((select count(distinct other.path) from cdp.seen_properties other
        where other.type = seen.type and other.name = seen.name) < ${MOST_PATHS}
      or exists (select from cdp.seen_properties old where old.type = seen.type
        and old.name = seen.name and old.path = seen.path))
  order by type, name, path, kind
  on conflict (type, name, path, kind) do update set events = known.events + excluded.events`;

interface Seen {
  type: EventType;
  name: string;
  events: number;
  examined: number;
  violations: number;
  /** Counts by path and kind. */
  paths: Map<string, Map<ValueKind, number>>;
}

/**
 * Learns from traffic which events come, with which properties. What it costs does not grow with the
 * traffic but for a counter; a process that is killed loses some seconds of these figures, and no event.
 */
export class PlanCollector {
  readonly #platform: Pick<Platform, 'pool' | 'logger' | 'clock'>;
  readonly #seen = new Map<string, Seen>();
  #timer: NodeJS.Timeout | undefined;

  constructor(platform: Pick<Platform, 'pool' | 'logger' | 'clock'>) {
    this.#platform = platform;
  }

  add(
    type: EventType,
    ownName: string,
    content: Record<string, unknown>,
    isViolation: boolean,
  ): void {
    if (type === 'alias') return;
    const name = type === 'track' ? ownName : type;
    const key = `${type} ${name}`;
    const seen = this.#seen.get(key) ?? this.#begin(key, type, name);
    if (!seen) return;
    seen.events += 1;
    if (isViolation) seen.violations += 1;
    if (seen.examined < MOST_EXAMINED) examine(seen, content);
  }

  #begin(key: string, type: EventType, name: string): Seen | undefined {
    if (this.#seen.size >= MOST_NAMES) return undefined;
    const seen: Seen = { type, name, events: 0, examined: 0, violations: 0, paths: new Map() };
    this.#seen.set(key, seen);
    this.#timer ??= setTimeout(() => void this.flush(), INTERVAL).unref();
    return seen;
  }

  /** Writes what was gathered. What cannot be written is forgotten: events matter more. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const seen = [...this.#seen.values()];
    this.#seen.clear();
    if (seen.length === 0) return;
    const { pool, logger, clock } = this.#platform;
    const properties = seen.flatMap(({ type, name, paths }) =>
      [...paths].flatMap(([path, kinds]) =>
        [...kinds].map(([kind, events]) => ({ type, name, path, kind, events })),
      ),
    );
    try {
      await pool.query(UPSERT_EVENTS, [
        seen.map(({ type }) => type),
        seen.map(({ name }) => name),
        seen.map(({ events }) => events),
        seen.map(({ examined }) => examined),
        seen.map(({ violations }) => violations),
        clock(),
      ]);
      await pool.query(UPSERT_PROPERTIES, [
        properties.map(({ type }) => type),
        properties.map(({ name }) => name),
        properties.map(({ path }) => path),
        properties.map(({ kind }) => kind),
        properties.map(({ events }) => events),
      ]);
    } catch (error) {
      logger.warn({ err: error }, 'What events look like could not be written.');
    }
  }
}

function examine(seen: Seen, content: Record<string, unknown>): void {
  seen.examined += 1;
  for (const [path, kind] of pathsOf(content)) {
    if (path.length > PATH_LENGTH) continue;
    let kinds = seen.paths.get(path);
    if (!kinds) {
      if (seen.paths.size >= MOST_PATHS) continue;
      kinds = new Map();
      seen.paths.set(path, kinds);
    }
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
}
