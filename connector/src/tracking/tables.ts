import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { EventType, ValueKind, Verdict } from 'strapi-cdp-config';
import type { ConsentCondition } from '../consent/index.ts';
import type { EventIdentity } from '../identity/index.ts';
import type { LiveEntry } from './live/index.ts';
import type { PlanCondition } from './plan/index.ts';

/** Tables of this domain, by name, in the schema `cdp`. */
export interface TrackingTables {
  inbox: InboxTable;
  events_set_aside: EventsSetAsideTable;
  message_ids: MessageIdsTable;
  events: EventsTable;
  event_volume: EventVolumeTable;
  live_events: LiveEventsTable;
  live_watch: LiveWatchTable;
  seen_events: SeenEventsTable;
  seen_properties: SeenPropertiesTable;
}

/** Node reads 64-bit integers as text. */
type BigInteger = ColumnType<string, number | string, number | string>;

/** What an event says, as it is kept. */
interface EventColumns {
  message_id: string;
  type: EventType;
  /** What happened: the event of a track, the name of a page or screen, else the type. */
  name: string;
  /** Key of the source. */
  source: string;
  received_at: Date;
  /** When it happened, corrected for the clock of the client. */
  timestamp: Date;
  /** Properties; of identify and group: traits. */
  properties: JSONColumnType<Record<string, unknown>>;
  context: JSONColumnType<Record<string, unknown>>;
  /** Everything else that the message said. */
  envelope: JSONColumnType<Record<string, unknown>>;
}

/** One row an event that was acknowledged and is not yet in a profile. */
export interface InboxTable extends EventColumns {
  id: Generated<string>;
  /** Whether the source is a server, whose word goes further than a browser's. */
  trusted: boolean;
  identity: JSONColumnType<EventIdentity>;
  /** Whether its message has counted already: it was set aside and is replayed. */
  counted: Generated<boolean>;
  /** What must hold before it is used; null for nothing. */
  conditions: JSONColumnType<{ consent?: ConsentCondition; plan?: PlanCondition }> | null;
}

/** Events that cannot be processed, whole, with the reason. */
export interface EventsSetAsideTable {
  id: BigInteger;
  received_at: Date;
  source: string;
  message_id: string;
  /** The row of the inbox. */
  event: JSONColumnType<Record<string, unknown>>;
  reason: string;
  set_aside_at: Date;
  /** Whether its message has counted, so that no repetition of it does. */
  counted: Generated<boolean>;
}

/** Messages that have counted. */
export interface MessageIdsTable {
  /** Half of the SHA-256 of the message id. */
  digest: string;
  /** First day of the period in which the message counted. */
  period: ColumnType<Date, string, never>;
}

/** The timeline. */
export interface EventsTable extends EventColumns {
  /** The strongest identifier that the event carries. Never changes. */
  identifier_id: string;
  /** Number of the row in the inbox: tells events of one moment apart. */
  id: BigInteger;
  /** In the order in which events were stored. */
  arrival: Generated<BigInteger>;
}

/** What came, by the minute of its arrival and source, and what became of it. */
export interface EventVolumeTable {
  minute: Date;
  source: string;
  /** Events processed. */
  events: BigInteger;
  /** Events that were not valid. */
  rejected: BigInteger;
  /** Events that their customers did not agree to. */
  dropped: Generated<BigInteger>;
  /** Events that were set aside and not replayed since. */
  set_aside: Generated<BigInteger>;
}

/** The latest verdicts, while somebody watches. */
export interface LiveEventsTable {
  id: Generated<string>;
  source: string;
  type: string;
  name: string;
  verdict: Verdict;
  entry: JSONColumnType<LiveEntry>;
}

/** One row once somebody has watched. */
export interface LiveWatchTable {
  only_row: Generated<boolean>;
  until: Date;
}

/** Events as they came, by type and name; of pages, screens, identifies and groups one each. */
export interface SeenEventsTable {
  type: EventType;
  name: string;
  events: BigInteger;
  /** Events whose properties were looked at. */
  examined: BigInteger;
  violations: BigInteger;
  last_seen_at: Date;
}

/** Properties of examined events, by the kind of value that they had. */
export interface SeenPropertiesTable {
  type: EventType;
  name: string;
  path: string;
  kind: ValueKind;
  events: BigInteger;
}
